package org.ferrule.audit.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteConfig;

/** What lies beside a trail's file: SQLite's log of changes, and the memory that its users share. It decides how to read without a trace. */
enum LogOfChanges {
    /** Nothing to merge, and nobody there: SQLite would make both files only to leave them behind. */
    NONE,
    /** There are changes to merge, but no shared memory: left by a crash, or copied. Read with a memory of our own. */
    LEFT,
    /** Both are there: somebody may be writing. */
    IN_USE;

    /** Only Unix has the file system layer that takes no locks; elsewhere SQLite makes the file that is missing. */
    private static final boolean IS_UNIX = java.io.File.separatorChar == '/';

    static LogOfChanges of(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        boolean isShared = Files.exists(file.resolveSibling(file.getFileName() + "-shm"));
        if (!Files.exists(log) || (Files.size(log) == 0 && !isShared)) {
            return NONE;
        }
        return isShared ? IN_USE : LEFT;
    }

    /** Sets what has to be set, and returns what follows the file's address. */
    String howToRead(SQLiteConfig config) {
        if (this == LEFT && IS_UNIX) {
            config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
            return "?vfs=unix-none";
        }
        return this == NONE ? "?immutable=1" : "";
    }
}
