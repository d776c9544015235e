package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory with room for a trail, and both verifiers to look at it. */
abstract class TwoVerifiers {
    @TempDir
    Path directory;

    Path file;
    BothVerifiers both;

    @BeforeEach
    void startTheVerifier() throws IOException {
        file = directory.resolve("audit.db");
        both = new BothVerifiers();
    }

    @AfterEach
    void endTheVerifier() throws IOException {
        both.close();
    }
}
