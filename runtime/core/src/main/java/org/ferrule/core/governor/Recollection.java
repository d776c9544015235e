package org.ferrule.core.governor;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.core.equipment.EquipmentDirectory;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.service.ExecutionView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the devices themselves what became of requests whose outcome is unknown, once the same device is back online. Where the
 * device cannot tell, the request waits for a person.
 */
final class Recollection {
    private static final Logger LOG = LoggerFactory.getLogger(Recollection.class);
    /** A driver whose recall costs the connection each time must not keep the equipment from working. */
    private static final int TRIES = 3;

    private final GovernorParts parts;
    private final RequestMemory memory;
    private final Reconciliation reconciliation;
    private final Inquiry inquiry;
    private final EquipmentDirectory equipment;

    Recollection(GovernorParts parts, RequestMemory memory, Reconciliation reconciliation, GovernorServices services) {
        this.parts = parts;
        this.memory = memory;
        this.reconciliation = reconciliation;
        this.inquiry = new Inquiry(parts, services.trail());
        this.equipment = services.equipment();
    }

    /** Takes a request up whose outcome is unknown. */
    void ask(RequestId request) {
        later(request, TRIES);
    }

    private void later(RequestId request, int triesLeft) {
        try {
            boolean unused = parts.polls()
                    .schedule(
                            () -> look(request, triesLeft),
                            parts.settings().recall().toNanos(),
                            TimeUnit.NANOSECONDS)
                    .isDone();
        } catch (RejectedExecutionException e) {
            // The runtime stops; the next one asks again.
            return;
        }
    }

    private void look(RequestId request, int triesLeft) {
        int left = triesLeft;
        try {
            if (isOver(request)) {
                return;
            }
        } catch (ConnectionException e) {
            left = e.isSent() ? left - 1 : left;
        } catch (DeviceException e) {
            left = 0;
        } catch (RefusedException e) {
            if (e.refusal().code() == ErrorCode.INVALID_STATE) {
                // A person was faster.
                return;
            }
            left = e.refusal().code() == ErrorCode.AUDIT_UNAVAILABLE ? left : 0;
        } catch (RuntimeException e) {
            LOG.error("asking what became of request {} failed", request, e);
            left = 0;
        }
        if (left > 0) {
            later(request, left);
        } else {
            LOG.warn("the device cannot tell what became of request {}; a person has to reconcile it", request);
        }
    }

    /** True if there is nothing more to ask. */
    private boolean isOver(RequestId request) throws ConnectionException, DeviceException, RefusedException {
        Optional<Recalled> known = memory.recall(request);
        if (known.isEmpty()) {
            return false;
        }
        Recalled recalled = known.get();
        AuditEntry intent = recalled.first().entry();
        EquipmentId id = new EquipmentId(intent.target().split("/", 2)[0]);
        Optional<SupervisedEquipment> device = equipment.find(id);
        boolean isMoot = recalled.settled().isPresent() || intent.phase() != AuditPhase.INTENT || device.isEmpty();
        if (isMoot) {
            return true;
        }
        if (!isBack(device.get().view(), intent)) {
            return false;
        }
        Optional<Finding> finding = inquiry.ask(device.get(), recalled.first());
        if (finding.isEmpty()) {
            return false;
        }
        ExecutionView view = memory.find(request).orElseGet(() -> recalled.view(request));
        ExecutionView unused = reconciliation.settle(view, finding.get());
        return true;
    }

    /** Online, and the device that the request was sent to. */
    private static boolean isBack(EquipmentView view, AuditEntry intent) {
        Optional<String> serial = view.nameplate().map(Nameplate::serialNumber);
        return view.connection().state() == ConnectionState.ONLINE
                && serial.isPresent()
                && serial.equals(Surroundings.serial(intent.circumstances(), intent.detail()));
    }

    /** Everything that waits from before the start. */
    void askAll(Iterable<RequestId> requests) {
        requests.forEach(this::ask);
    }
}
