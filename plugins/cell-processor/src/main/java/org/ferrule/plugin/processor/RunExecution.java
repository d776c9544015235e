package org.ferrule.plugin.processor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.driver.Decidable;
import org.ferrule.api.driver.Decision;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;

/** A run, from its start to its end; where the device asks, a person decides. */
final class RunExecution implements Decidable {
    private final Device device;
    private final Acknowledgements acknowledgements;
    private final BooleanSupplier wasStopped;
    private boolean isUnderWay;
    private Pending asked = Pending.NONE;
    private Instant askedAt = Instant.EPOCH;

    RunExecution(Device device, Acknowledgements acknowledgements, BooleanSupplier wasStopped) {
        this.device = device;
        this.acknowledgements = acknowledgements;
        this.wasStopped = wasStopped;
    }

    @Override
    public ExecutionStatus poll() throws ConnectionException, DeviceException {
        Look look = device.look();
        isUnderWay |= look.protocol().isInRun() || look.protocol() == Protocol.INSTRUMENT_READY;
        if (!isUnderWay && look.protocol() == Protocol.READY_TO_START) {
            return ExecutionStatus.running(0, "starting");
        }
        if (look.protocol().isInRun() && acknowledgements.canAnswer(look.pending())) {
            return asking(look);
        }
        asked = Pending.NONE;
        return RunJudge.judge(look, wasStopped.getAsBoolean(), settings().text("readyAfterRunIs"));
    }

    private ExecutionStatus asking(Look look) {
        if (asked != look.pending()) {
            asked = look.pending();
            askedAt = device.context().clock().instant();
        }
        Duration patience = settings().duration("unansweredAfter");
        Optional<Instant> defaultAt = patience.isZero() ? Optional.empty() : Optional.of(askedAt.plus(patience));
        Decision decision = new Decision(Choice.startingWith(settings().text("unansweredChoice")), defaultAt);
        return ExecutionStatus.awaiting(
                look.run().progress(), look.pending() + " at " + look.run().words(), decision);
    }

    @Override
    public void decide(String option) throws ConnectionException, DeviceException {
        acknowledgements.answer(asked, Choice.valueOf(option));
    }

    @Override
    public void cancel() {
        // Not declared cancellable: stop and abort are commands of their own.
    }

    private Settings settings() {
        return device.context().settings();
    }

    /** The label by which a run is known again later. */
    static Value label(org.ferrule.api.driver.CommandCall call) {
        return Value.text(call.request().toString());
    }
}
