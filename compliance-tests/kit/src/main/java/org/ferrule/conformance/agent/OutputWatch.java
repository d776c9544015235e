package org.ferrule.conformance.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.StackWalker.StackFrame;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands before the standard streams and notes what is written while a bundle's class is on the stack. Everything passes through. */
final class OutputWatch {
    private static final int MOST_PIECES = 2000;
    private static final int LONGEST_PIECE = 4000;

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final List<Piece> pieces = new ArrayList<>();
    private long dropped;

    /** Puts itself into place, before anybody could have taken the streams. */
    void begin() {
        System.setOut(watched("out", FileDescriptor.out));
        System.setErr(watched("err", FileDescriptor.err));
    }

    private PrintStream watched(String name, FileDescriptor descriptor) {
        // Java 17 and 18 have the older name, and where there is a terminal only.
        String charset =
                System.getProperty("std" + name + ".encoding", System.getProperty("sun.std" + name + ".encoding"));
        OutputStream to = new FileOutputStream(descriptor);
        return new PrintStream(
                new WatchedStream(name, to, this),
                true,
                charset == null ? Charset.defaultCharset() : Charset.forName(charset));
    }

    void note(String stream, byte[] bytes, int offset, int length) {
        Writer writer = walker.walk(frames -> Writer.of(frames.toList()));
        if (!writer.bundles().isEmpty()) {
            add(stream, writer, new String(bytes, offset, length, Charset.defaultCharset()));
        }
    }

    private synchronized void add(String stream, Writer writer, String text) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.isContinuedBy(stream, writer, text)) {
            last.text.append(text);
        } else if (pieces.size() < MOST_PIECES) {
            pieces.add(new Piece(stream, writer, text));
        } else {
            dropped++;
        }
    }

    synchronized JsonLine seen() {
        List<JsonLine> seen = pieces.stream()
                .map(piece -> new JsonLine()
                        .put("stream", piece.stream)
                        .put("printer", piece.writer.printer())
                        .put("through", piece.writer.through())
                        .put("bundles", piece.writer.bundles())
                        .put("text", piece.text.toString()))
                .toList();
        return new JsonLine().put("output", seen).put("dropped", dropped);
    }

    /**
     * @param printer the bundle whose class called the stream itself; null if a class of none did
     * @param through that class: for example that of a logger's appender
     * @param bundles all on the stack, the innermost first
     */
    private record Writer(@Nullable String printer, String through, Set<String> bundles) {
        static Writer of(List<StackFrame> frames) {
            StackFrame caller = null;
            Set<String> bundles = new LinkedHashSet<>();
            for (StackFrame frame : frames) {
                boolean isStream = frame.getClassName().startsWith("java.io.")
                        || frame.getClassName().startsWith("sun.nio.cs.")
                        || frame.getClassName().startsWith("java.lang.Throwable")
                        || frame.getDeclaringClass().getPackage() == OutputWatch.class.getPackage();
                caller = caller == null && !isStream ? frame : caller;
                String bundle =
                        FrameworkSight.bundleOf(frame.getDeclaringClass().getClassLoader());
                if (bundle != null) {
                    bundles.add(bundle);
                }
            }
            String printer = caller == null
                    ? null
                    : FrameworkSight.bundleOf(caller.getDeclaringClass().getClassLoader());
            return new Writer(printer, caller == null ? "" : caller.getClassName(), bundles);
        }
    }

    private static final class Piece {
        private final String stream;
        private final Writer writer;
        private final StringBuilder text;

        Piece(String stream, Writer writer, String text) {
            this.stream = stream;
            this.writer = writer;
            this.text = new StringBuilder(text);
        }

        boolean isContinuedBy(String otherStream, Writer other, String more) {
            return Objects.equals(writer, other)
                    && stream.equals(otherStream)
                    && text.length() + more.length() <= LONGEST_PIECE;
        }
    }
}
