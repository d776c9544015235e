package org.ferrule.audit.verify;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records' exact bytes in order, from a trail or an export. */
public interface RecordSource extends AutoCloseable {
    /** The next record's bytes; null after the last one. */
    byte @Nullable [] next() throws IOException;

    @Override
    void close() throws IOException;
}
