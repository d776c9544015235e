package org.ferrule.audit.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Records as an export holds them, one a line. */
final class RecordLines implements RecordSource {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private boolean isTorn;

    RecordLines(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                isTorn = line.size() > 0;
                return null;
            }
            line.write(one);
        }
        return line.toByteArray();
    }

    /** True if the last line had no end. */
    boolean isTorn() {
        return isTorn;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
