package org.ferrule.people.account;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The file of accounts on the disk. It is replaced as a whole, so that there is an old one or a new one and never a half. */
final class PeopleFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final Path next;
    private final boolean isPosix;

    PeopleFile(Path directory) {
        file = directory.resolve("people.json");
        next = directory.resolve("people.json.new");
        isPosix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Path path() {
        return file;
    }

    /** Its bytes; empty if there is no such file. Takes the rights of others away, should somebody have given them any. */
    Optional<byte[]> read() throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (isPosix && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Replaces it and returns when the new one is on the disk. */
    void write(byte[] bytes) throws IOException {
        Files.deleteIfExists(next);
        FileAttribute<?>[] rights = isPosix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (isPosix) {
            try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }
}
