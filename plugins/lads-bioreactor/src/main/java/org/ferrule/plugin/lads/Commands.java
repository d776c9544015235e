package org.ferrule.plugin.lads;

import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;

/** What each command does at the device. */
final class Commands {
    private final AddressSpace space;
    private final Device device;
    private final SessionContext context;
    private final StatusReader status;
    private final UnitCommands unit;
    private final LoopCommands loops;
    private final Programs programs;
    private final Results results;
    private final Lock lock;
    private boolean isStopSent;

    /** What commands need of a session. */
    record Parts(StatusReader status, LoopCommands loops, Programs programs, Results results, Lock lock) {}

    Commands(AddressSpace space, Device device, SessionContext context, Parts parts)
            throws ConnectionException, DeviceException {
        this.space = space;
        this.device = device;
        this.context = context;
        this.status = parts.status();
        this.unit = new UnitCommands(space, device.unit());
        this.loops = parts.loops();
        this.programs = parts.programs();
        this.results = parts.results();
        this.lock = parts.lock();
    }

    Execution start(CommandCall call) throws ConnectionException, DeviceException {
        return switch (call.command().value()) {
            case "startControl" -> done(() -> loops.start(call.argument("loop").text(), call.argument("sp")));
            case "stopControl" -> done(() -> loops.stop(call.argument("loop").text()));
            case "startProgram" -> startProgram(call);
            case "getResult" ->
                new ResultFetch(
                        space,
                        results.require(call.argument("runId").text()).node(),
                        call.argument("fileName").text(),
                        context.settings().integer("resultLimit"));
            case "breakLock" -> {
                lock.breakIt();
                yield Execution.finished(Map.of());
            }
            default -> {
                isStopSent |= call.command().value().matches("stop|abort");
                yield done(() -> unit.send(call.command()));
            }
        };
    }

    private Execution startProgram(CommandCall call) throws ConnectionException, DeviceException {
        isStopSent = false;
        String runId = lock.honour(() -> programs.start(call));
        OpcUaNodeId active =
                space.find(device.unit(), "ProgramManager", "ActiveProgram").orElse(device.unit());
        return new ProgramRun(space, active, status, new ProgramRun.Ending(runId, () -> isStopSent));
    }

    /** Something that is over with the device's answer. */
    @FunctionalInterface
    private interface Step {
        void run() throws ConnectionException, DeviceException;
    }

    private Execution done(Step step) throws ConnectionException, DeviceException {
        return lock.honour(() -> {
            step.run();
            return Execution.finished(Map.of());
        });
    }
}
