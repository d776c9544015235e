package org.ferrule.audit.export;

import java.io.IOException;
import org.ferrule.audit.AuditRecord;

/** Takes an export's records one after the other. */
interface RecordPrinter extends AutoCloseable {
    /** The next record. */
    void print(AuditRecord record) throws IOException;

    @Override
    void close() throws IOException;
}
