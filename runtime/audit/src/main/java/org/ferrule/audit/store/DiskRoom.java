package org.ferrule.audit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.ferrule.audit.format.OwnedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Room on the trail's volume: warns before it ends, and keeps a file to be given up for the last record. */
final class DiskRoom {
    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
    private static final long MIB = 1L << 20;
    private static final int RESERVE_BYTES = (int) (4 * MIB);
    /** Below this, a failed write is put down to the full disk whatever the error was. */
    private static final long AS_GOOD_AS_NONE = MIB;
    /** A fifth of a large volume is still plenty. */
    private static final long PLENTY = 10L << 30;

    private static final int LOW_SHARE = 5;

    private final Path directory;
    private final Path reserve;
    private volatile String warning = "";

    DiskRoom(TrailFiles files) {
        this.directory = Objects.requireNonNull(
                files.database().toAbsolutePath().getParent(), "a trail's file lies in a directory");
        this.reserve = files.reserve();
    }

    /** Looks how much room there is. */
    void look() {
        try {
            FileStore volume = Files.getFileStore(directory);
            long free = volume.getUsableSpace();
            boolean isLow = free < Math.min(volume.getTotalSpace() / LOW_SHARE, PLENTY);
            warning = isLow
                    ? String.format(
                            Locale.ROOT,
                            "the disk of %s has %d MiB of %d MiB left. Free some or enlarge it: when it is full, "
                                    + "nothing can be actuated.",
                            directory,
                            free / MIB,
                            volume.getTotalSpace() / MIB)
                    : "";
        } catch (IOException e) {
            LOG.warn("cannot tell how much room {} has: {}", directory, e.toString());
        }
    }

    /** What will soon keep the trail from accepting; empty if nothing. */
    String warning() {
        return warning;
    }

    /** Fills the reserve, with bytes that no file system can make smaller, if there is room for it. */
    void makeReserve() {
        try {
            boolean isThere = Files.exists(reserve) && Files.size(reserve) == RESERVE_BYTES;
            if (isThere || Files.getFileStore(directory).getUsableSpace() < 2L * RESERVE_BYTES) {
                return;
            }
            Files.deleteIfExists(reserve);
            OwnedFile.create(reserve);
            byte[] bytes = new byte[RESERVE_BYTES];
            new Random(RESERVE_BYTES).nextBytes(bytes);
            try (FileChannel channel = FileChannel.open(reserve, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            LOG.warn("there is no room for {}, so a full disk may go unrecorded: {}", reserve, e.toString());
        }
    }

    /** Gives the reserve up. */
    void freeReserve() throws IOException {
        Files.deleteIfExists(reserve);
    }

    /** Whether a failure is that of a full disk. */
    boolean isFull(Throwable failure) {
        if (failure instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
            return true;
        }
        if (!(failure instanceof SQLException) && !(failure instanceof IOException)) {
            return false;
        }
        try {
            return Files.getFileStore(directory).getUsableSpace() < AS_GOOD_AS_NONE;
        } catch (IOException e) {
            LOG.warn("cannot tell how much room {} has: {}", directory, e.toString());
            return false;
        }
    }
}
