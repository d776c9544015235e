package org.ferrule.launcher.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the session keys of the person at this computer, one file a data directory, readable by this account alone: whoever
 * can read one acts as that person until the session ends.
 */
public final class KeptSessions {
    private static final int NAME_LENGTH = 32;

    private final Path directory;

    /** Keeps in the given directory. */
    public KeptSessions(Path directory) {
        this.directory = directory;
    }

    /** Where this account keeps what programs remember, as the XDG base directory specification has it. */
    public static KeptSessions ofAccount() {
        return new KeptSessions(stateHome(System.getenv("XDG_STATE_HOME")).resolve("ferrule"));
    }

    private static Path stateHome(@Nullable String configured) {
        // The specification wants relative paths ignored.
        return configured != null && Path.of(configured).isAbsolute()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".local", "state");
    }

    /** The key that was kept for the site with that data directory. */
    public Optional<String> find(Path data) throws IOException {
        try {
            return Optional.of(Files.readString(file(data)).strip()).filter(key -> !key.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Keeps a key, in place of the one before. */
    public void keep(Path data, String key) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, only("rwx------"));
        }
        Path file = file(data);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        // Created with its permissions, so that there is no moment in which others can read the key.
        Files.createFile(fresh, only("rw-------"));
        Files.writeString(fresh, key);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Forgets the key, if there is one. */
    public void forget(Path data) throws IOException {
        Files.deleteIfExists(file(data));
    }

    private Path file(Path data) throws IOException {
        Path place =
                Files.exists(data) ? data.toRealPath() : data.toAbsolutePath().normalize();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(place.toString().getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH) + ".session");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
