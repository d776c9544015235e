package org.ferrule.plugin.balance;

import java.time.Instant;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.jspecify.annotations.Nullable;

/** A command whose last answer takes its time. The balance takes no other one meanwhile. */
final class StartedCommand implements Execution {
    private final String name;
    private final Instant end;
    private final Balance balance;
    private ExecutionStatus status = ExecutionStatus.running(0, "");
    private @Nullable DeviceException refusal;
    private @Nullable ConnectionException loss;

    StartedCommand(String name, Instant end, Balance balance) {
        this.name = name;
        this.end = end;
        this.balance = balance;
    }

    boolean isOver() {
        return status.phase().isTerminal() || refusal != null || loss != null;
    }

    /** Takes an answer. */
    void answered(Reply reply) {
        try {
            status = Answer.of(reply);
        } catch (DeviceException e) {
            refusal = e;
        }
    }

    /** The balance restarted meanwhile, so that nobody knows. */
    void lost(String why) {
        loss = new ConnectionException(CommFault.PROTOCOL, why, null);
    }

    /** Whether the last answer is overdue. */
    boolean isOverdue(Instant now) {
        return !isOver() && now.isAfter(end);
    }

    ExecutionStatus status() throws ConnectionException, DeviceException {
        if (refusal != null) {
            throw refusal;
        }
        if (loss != null) {
            throw loss;
        }
        return status;
    }

    @Override
    public ExecutionStatus poll() throws ConnectionException, DeviceException {
        if (!isOver()) {
            balance.listen();
        }
        return status();
    }

    @Override
    public void cancel() throws DeviceException {
        throw DeviceException.beforeSending("I", name + " cannot be cancelled");
    }

    /** The command as it was sent, which is also the name of its answers. */
    @Override
    public String toString() {
        return name;
    }
}
