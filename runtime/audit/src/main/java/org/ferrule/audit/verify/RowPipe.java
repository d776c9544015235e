package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Rows in order, of which a thread for each processor reads and checks ranges, a few ahead of whoever takes them. */
final class RowPipe implements AutoCloseable {
    /** Rows in a range. */
    static final int ROWS = 512;

    private static final int MOST_THREADS = 8;
    private static final long PATIENCE_SECONDS = 600;

    private final int count = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    private final ExecutorService threads = Executors.newFixedThreadPool(count, task -> {
        Thread thread = new Thread(task, "audit-rows");
        thread.setDaemon(true);
        return thread;
    });
    private final BlockingQueue<RowReader> idle = new ArrayBlockingQueue<>(count);
    private final Deque<Asked> ahead = new ArrayDeque<>();
    private final long last;
    private long unasked;
    private RowReader.Block block = new RowReader.Block(List.of(), false);
    private int next;

    private record Asked(long last, Future<RowReader.Block> block) {}

    private interface Question<T> {
        T ask(RowReader reader) throws SQLException;
    }

    /**
     * Begins to read.
     *
     * @param last index of the last row that is to be read; -1 if there is none
     */
    RowPipe(Path file, long last) throws SQLException, IOException {
        this.last = last;
        try {
            for (int i = 0; i < count; i++) {
                idle.add(new RowReader(file));
            }
        } catch (SQLException | IOException e) {
            close();
            throw e;
        }
        // A row before the first one would be wrong, too, and is not to be overlooked.
        ask(Long.MIN_VALUE, Math.min(last, ROWS - 1));
    }

    private void ask(long from, long to) {
        ahead.addLast(new Asked(to, submit(reader -> reader.read(from, to))));
        unasked = to + 1;
    }

    private <T> Future<T> submit(Question<T> question) {
        Callable<T> task = () -> {
            RowReader reader = idle.take();
            try {
                return question.ask(reader);
            } finally {
                idle.add(reader);
            }
        };
        return threads.submit(task);
    }

    /** The next row; null after the last one. */
    @Nullable
    CheckedRow next() throws SQLException {
        while (next == block.rows().size()) {
            Asked first = ahead.pollFirst();
            if (first == null) {
                return null;
            }
            while (ahead.size() < 2 * count && unasked <= last && unasked > first.last()) {
                ask(unasked, last - unasked < ROWS ? last : unasked + ROWS - 1);
            }
            block = await(first.block());
            next = 0;
            if (block.isCut()) {
                long from = block.rows().get(block.rows().size() - 1).index() + 1;
                ahead.addFirst(new Asked(first.last(), submit(reader -> reader.read(from, first.last()))));
            } else if (block.rows().isEmpty()) {
                skipTo(await(submit(reader -> reader.after(first.last()))));
            }
        }
        return block.rows().get(next++);
    }

    /** A whole range is missing: what follows is wrong, wherever it is. */
    private void skipTo(OptionalLong index) {
        ahead.clear();
        if (index.isPresent()) {
            ask(index.getAsLong(), index.getAsLong());
        }
    }

    private static <T> T await(Future<T> future) throws SQLException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while reading", e);
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause() == null ? "" : e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new SQLException("the disk gave nothing for " + PATIENCE_SECONDS + " s", e);
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (RowReader reader : idle) {
            reader.close();
        }
    }
}
