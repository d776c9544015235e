package org.ferrule.audit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import org.ferrule.audit.format.OwnedFile;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.SigningKey;

/** The files of the key that signs checkpoints. */
final class KeyFiles {
    private final TrailFiles files;

    KeyFiles(TrailFiles files) {
        this.files = files;
    }

    /** The key for a new log: one that a start made which then went no further, or a fresh one. */
    SigningKey make(String log) throws IOException, GeneralSecurityException {
        SigningKey key = Files.exists(files.key()) ? read(log) : SigningKey.generate(log);
        OwnedFile.replace(files.key(), key.toPem());
        publish(key);
        return key;
    }

    /** The key of a log whose newest checkpoint this is; ends a change of key that was cut short. */
    SigningKey of(String log, SignedNote newest) throws IOException, BrokenTrailException {
        if (Files.exists(files.nextKey())) {
            SigningKey next = SigningKey.fromPem(log, Files.readString(files.nextKey()));
            if (newest.isSignedBy(next.verifier())) {
                adopt(next);
            } else {
                Files.delete(files.nextKey());
            }
        }
        if (Files.notExists(files.key())) {
            throw new BrokenTrailException(
                    "its key " + files.key()
                            + " is missing. Put it back from the backup and restart. If it is lost for good, "
                            + "move " + files.database().getFileName() + "* and the other audit.* files to an archive "
                            + "and restart: a new trail begins.",
                    null);
        }
        SigningKey key = read(log);
        publish(key);
        return key;
    }

    private void publish(SigningKey key) throws IOException {
        String line = key.verifier() + "\n";
        if (Files.notExists(files.publicKey())
                || !Files.readString(files.publicKey()).equals(line)) {
            OwnedFile.replace(files.publicKey(), line);
        }
    }

    private SigningKey read(String log) throws IOException {
        try {
            return SigningKey.fromPem(log, Files.readString(files.key()));
        } catch (IOException e) {
            throw new IOException("the key file " + files.key() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Keeps a key that a record is about to announce. */
    void prepare(SigningKey next) throws IOException {
        OwnedFile.replace(files.nextKey(), next.toPem());
    }

    /** Puts the announced key in the place of the old one. */
    void adopt(SigningKey next) throws IOException {
        Files.move(files.nextKey(), files.key(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        OwnedFile.syncDirectory(files.key());
        publish(next);
    }
}
