package org.ferrule.conformance.agent;

import java.io.IOException;
import java.io.OutputStream;

/** Passes everything on, and tells the watch. */
final class WatchedStream extends OutputStream {
    private final String name;
    private final OutputStream to;
    private final OutputWatch watch;

    WatchedStream(String name, OutputStream to, OutputWatch watch) {
        this.name = name;
        this.to = to;
        this.watch = watch;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        to.write(bytes, offset, length);
        watch.note(name, bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }
}
