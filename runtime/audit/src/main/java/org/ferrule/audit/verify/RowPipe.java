package org.ferrule.audit.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads rows on a thread of its own, a few blocks ahead of whoever checks them. */
final class RowPipe implements AutoCloseable {
    private static final int BLOCK_ROWS = 256;
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int BLOCKS_AHEAD = 6;
    private static final long PATIENCE_SECONDS = 600;

    private final BlockingQueue<Block> queue = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private final Connection connection;
    private final String sql;
    private final Thread thread;
    private Block block = new Block(List.of(), null, false);
    private int next;

    private record Block(List<StoredRow> rows, @Nullable Exception failure, boolean isLast) {}

    /** Starts to read what a query gives. */
    RowPipe(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
        thread = new Thread(this::read, "audit-rows");
        thread.setDaemon(true);
        thread.start();
    }

    /** The next row; null after the last one. */
    @Nullable
    StoredRow next() throws SQLException {
        while (next == block.rows().size()) {
            if (block.isLast()) {
                return null;
            }
            block = await();
            next = 0;
            if (block.failure() != null) {
                throw new SQLException(block.failure().getMessage(), block.failure());
            }
        }
        return block.rows().get(next++);
    }

    private Block await() throws SQLException {
        try {
            Block awaited = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (awaited == null) {
                throw new SQLException("the disk gave nothing for " + PATIENCE_SECONDS + " s");
            }
            return awaited;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while reading", e);
        }
    }

    private void read() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            List<StoredRow> filling = new ArrayList<>(BLOCK_ROWS);
            int bytes = 0;
            while (rows.next()) {
                StoredRow row = StoredRow.of(rows, columns);
                bytes += row.content() == null ? 0 : row.content().length;
                filling.add(row);
                if (filling.size() == BLOCK_ROWS || bytes > BLOCK_BYTES) {
                    queue.put(new Block(filling, null, false));
                    filling = new ArrayList<>(BLOCK_ROWS);
                    bytes = 0;
                }
            }
            queue.put(new Block(filling, null, true));
        } catch (SQLException | RuntimeException e) {
            offer(new Block(List.of(), e, true));
        } catch (InterruptedException e) {
            // Nobody wants more rows.
            Thread.currentThread().interrupt();
        }
    }

    private void offer(Block failure) {
        try {
            queue.put(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws SQLException {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
