package org.ferrule.conformance.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ferrule.conformance.result.Sha256;

/** {@code MANIFEST.sha256}: the hash of every other file of the folder, in the form of sha256sum, so that anybody can check it. */
final class Manifest {
    static final String NAME = "MANIFEST.sha256";

    private static final int HEX_LENGTH = 64;
    private static final String GAP = "  ";

    private Manifest() {}

    /** Of all files below a folder but itself and the attestation, which signs it. */
    static String of(Path folder) throws IOException {
        StringBuilder manifest = new StringBuilder();
        for (Map.Entry<String, String> file : hashes(folder).entrySet()) {
            manifest.append(file.getValue()).append(GAP).append(file.getKey()).append('\n');
        }
        return manifest.toString();
    }

    /** What differs between a manifest and the folder that it lies in, a sentence each. */
    static List<String> differences(Path folder) throws IOException {
        Map<String, String> there = hashes(folder);
        List<String> differences = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(NAME), StandardCharsets.UTF_8)) {
            if (!line.startsWith(GAP, HEX_LENGTH)) {
                differences.add(NAME + " has a line that is none of its: " + line);
                continue;
            }
            String name = line.substring(HEX_LENGTH + GAP.length());
            String hash = there.remove(name);
            if (hash == null) {
                differences.add(name + " is missing.");
            } else if (!hash.equals(line.substring(0, HEX_LENGTH))) {
                differences.add(name + " was changed: its SHA-256 is " + hash + ".");
            }
        }
        there.keySet().forEach(name -> differences.add(name + " was added."));
        return differences;
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(path -> !Files.isDirectory(path))::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.equals(NAME) && !name.equals(Attestation.NAME)) {
                    hashes.put(name, Sha256.of(Files.readAllBytes(file)));
                }
            }
        }
        return hashes;
    }
}
