package org.ferrule.audit.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be asked of a trail. A person's long search and the governor's short questions have a connection each, so that the one
 * cannot hold up the other. A trail that was not opened answers what it can, and otherwise knows of nothing.
 */
final class Questions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final TrailMemory memory;
    private final boolean isSound;
    private final @Nullable TrailReader quick;
    private final @Nullable TrailReader patient;

    Questions(Path file, TrailMemory memory, boolean isSound) {
        this.memory = memory;
        this.isSound = isSound;
        this.quick = reader(file, SHORT);
        this.patient = reader(file, LONG);
    }

    private static @Nullable TrailReader reader(Path file, Duration limit) {
        try {
            return new TrailReader(file, limit);
        } catch (SQLException | IOException e) {
            LOG.error("the audit trail cannot be read: {}", e.getMessage());
            return null;
        }
    }

    List<AuditRecord> find(RequestId request) {
        return ask(quick, reader -> reader.find(request.toString(), memory.recent()));
    }

    List<AuditRecord> openIntents() {
        return ask(quick, reader -> reader.at(memory.open().indexes()));
    }

    List<AuditRecord> unreconciled() {
        return ask(quick, reader -> reader.unreconciled(memory.recent()));
    }

    Optional<AuditRecord> latest(AuditAction action, String target) {
        return ask(quick, reader -> reader.latest(action, target).stream().toList()).stream()
                .findFirst();
    }

    List<AuditRecord> read(AuditQuery query) {
        return ask(patient, reader -> reader.read(query));
    }

    private interface Question {
        List<AuditRecord> ask(TrailReader reader) throws SQLException, IOException;
    }

    private List<AuditRecord> ask(@Nullable TrailReader reader, Question question) {
        try {
            if (reader != null) {
                return question.ask(reader);
            }
        } catch (SQLException | IOException e) {
            if (isSound) {
                throw new IllegalStateException("the audit trail cannot be read: " + e.getMessage(), e);
            }
            LOG.error("the unsound audit trail cannot be read: {}", e.getMessage());
        }
        return List.of();
    }

    @Override
    public void close() {
        for (TrailReader reader : new @Nullable TrailReader[] {quick, patient}) {
            try {
                if (reader != null) {
                    reader.close();
                }
            } catch (SQLException e) {
                LOG.warn("closing the audit trail failed", e);
            }
        }
    }
}
