package org.ferrule.audit.store;

import java.nio.file.Path;

/**
 * The files of a trail, side by side.
 *
 * @param database the records
 * @param key the private key
 * @param nextKey a private key that is about to replace it
 * @param publicKey the public half
 * @param checkpoint the newest checkpoint, beside the database
 * @param reserve room for the record that says that the disk is full
 */
record TrailFiles(Path database, Path key, Path nextKey, Path publicKey, Path checkpoint, Path reserve) {
    static TrailFiles of(Path database) {
        String name = String.valueOf(database.getFileName());
        String base = name.endsWith(".db") ? name.substring(0, name.length() - 3) : name;
        return new TrailFiles(
                database,
                database.resolveSibling(base + ".key"),
                database.resolveSibling(base + ".key.next"),
                database.resolveSibling(base + ".pub"),
                database.resolveSibling(base + ".checkpoint"),
                database.resolveSibling(base + ".reserve"));
    }
}
