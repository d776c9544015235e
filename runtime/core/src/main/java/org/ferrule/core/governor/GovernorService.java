package org.ferrule.core.governor;

import java.time.Duration;
import java.util.Optional;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.equipment.EquipmentDirectory;
import org.ferrule.core.equipment.FeedPublisher;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.Governor;
import org.ferrule.core.service.WriteRequest;

/** The only way down. */
public final class GovernorService implements Governor, AutoCloseable {
    /** Settles what was under way when the runtime last ended, then is ready. */
    public GovernorService(
            EquipmentDirectory equipment, AuditTrail trail, LockBoard locks, FeedPublisher feed, GovernorSettings settings) {
    }

    @Override
    public ExecutionView write(WriteRequest request) {
        throw new IllegalStateException("not wired");
    }

    @Override
    public ExecutionView start(CommandRequest request) {
        throw new IllegalStateException("not wired");
    }

    @Override
    public Optional<ExecutionView> await(RequestId request, Duration timeout) throws InterruptedException {
        return find(request);
    }

    @Override
    public Optional<ExecutionView> find(RequestId request) {
        return Optional.empty();
    }

    @Override
    public ExecutionView cancel(RequestId request, Actor actor, String reason) {
        throw new IllegalStateException("not wired");
    }

    @Override
    public ExecutionView reconcile(RequestId request, Actor actor, boolean wasExecuted, String evidence) {
        throw new IllegalStateException("not wired");
    }

    @Override
    public void close() {
        // Nothing runs yet.
    }
}
