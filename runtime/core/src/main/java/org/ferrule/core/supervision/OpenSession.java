package org.ferrule.core.supervision;

import java.util.Objects;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.EquipmentId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session from its first link to its end. Opened and closed on the lane; its links may be taken away from any thread. */
final class OpenSession {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSession.class);

    private final EquipmentId equipment;
    private final LeasedLinks links;
    private @Nullable EquipmentSession session;
    private volatile boolean isClosed;

    OpenSession(EquipmentId equipment, LeasedLinks links) {
        this.equipment = equipment;
        this.links = links;
    }

    void open(EquipmentDriver driver, SessionContext context) throws ConfigurationException, ConnectionException {
        session = Objects.requireNonNull(driver.open(context), "the driver opened no session but returned null");
    }

    EquipmentSession session() {
        return Objects.requireNonNull(session, "not open yet");
    }

    EquipmentId equipment() {
        return equipment;
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Nothing that it still delivers counts any more. */
    void retire() {
        isClosed = true;
    }

    void closeLinks() {
        isClosed = true;
        links.close();
    }

    /** Idempotent; whatever the driver throws stays here. */
    void close() {
        isClosed = true;
        EquipmentSession closing = session;
        session = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (Throwable defect) { // A driver may throw anything; the links must still be closed.
            LOG.error("{}: defect of the driver: its session could not be closed", equipment, defect);
        } finally {
            links.close();
        }
    }
}
