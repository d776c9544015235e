package org.ferrule.conformance.agent;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The file descriptors of this process, as Linux tells them. */
final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String SOCKET = "socket:[";

    /** Everything but sockets. */
    JsonLine seen() throws NoAnswerException {
        List<JsonLine> seen = new ArrayList<>();
        targets().forEach((descriptor, target) -> {
            if (!target.startsWith(SOCKET)) {
                seen.add(new JsonLine().put("descriptor", descriptor).put("target", target));
            }
        });
        return new JsonLine().put("files", seen);
    }

    /** Inodes of sockets, each with its descriptor. */
    Map<String, Integer> sockets() throws NoAnswerException {
        Map<String, Integer> inodes = new HashMap<>();
        targets().forEach((descriptor, target) -> {
            if (target.startsWith(SOCKET)) {
                inodes.put(target.substring(SOCKET.length(), target.length() - 1), descriptor);
            }
        });
        return inodes;
    }

    private static Map<Integer, String> targets() throws NoAnswerException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            throw NoAnswerException.notVisible("only Linux tells a process its descriptors, in " + DESCRIPTORS
                    + "; this is " + System.getProperty("os.name"));
        }
        Map<Integer, String> targets = new TreeMap<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path link : links) {
                try {
                    targets.put(
                            Integer.valueOf(link.getFileName().toString()),
                            Files.readSymbolicLink(link).toString());
                } catch (NoSuchFileException e) {
                    // Closed meanwhile.
                }
            }
        } catch (IOException e) {
            throw NoAnswerException.notVisible(DESCRIPTORS + " cannot be read: " + e);
        }
        // That of this very listing.
        targets.values().removeIf(target -> target.matches("/proc/\\d+/fd"));
        return targets;
    }
}
