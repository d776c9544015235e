package org.ferrule.zoo.mutant;

import java.util.Optional;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.catalogue.Req;
import org.ferrule.zoo.Breaks;
import org.ferrule.zoo.driver.ZooDriver;
import org.ferrule.zoo.driver.ZooLine;
import org.ferrule.zoo.driver.ZooSession;

/** CMD: drivers that do not do what they are told, or do more. */
public final class CommandMutants {
    private CommandMutants() {}

    /** Never tells that a run is over. */
    @Breaks(value = Req.CMD_001, says = "has no end")
    public static class NeverEnds extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected Optional<ExecutionStatus> job(String id) throws ConnectionException, DeviceException {
                    return super.job(id)
                            .map(how -> how.phase() == ExecutionStatus.Phase.SUCCEEDED
                                    ? ExecutionStatus.running(0.99, "")
                                    : how);
                }

                @Override
                public Optional<ExecutionStatus> recall(CommandCall call) throws ConnectionException, DeviceException {
                    return super.job(call.request().toString());
                }
            };
        }
    }

    /** Sends a command twice, to be sure. */
    @Breaks(value = Req.CMD_001, says = "instead of once")
    public static class ResetsTwice extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected void send(CommandCall call) throws ConnectionException, DeviceException {
                    super.send(call);
                    if (call.command().value().equals("reset")) {
                        try {
                            super.send(call);
                        } catch (DeviceException alreadyDone) {
                            // As it should be.
                        }
                    }
                }
            };
        }
    }

    /** Says IDLE as soon as it is on the way there, so that nothing is refused. */
    @Breaks(
            value = {Req.CMD_003, Req.STA_001},
            says = "was brought to RESETTING")
    public static class EarlyIdle extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected FunctionalState state(String word) {
                    return word.equals("RESETTING") ? FunctionalState.IDLE : super.state(word);
                }
            };
        }
    }

    /** Repeats a command whose answer was lost, and tells what came of the second. */
    @Breaks(value = Req.CMD_005, says = "instead of UNKNOWN")
    public static class SaysItAgain extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected void send(CommandCall call) throws ConnectionException, DeviceException {
                    try {
                        super.send(call);
                    } catch (ConnectionException lost) {
                        super.send(call);
                    }
                }
            };
        }
    }

    /** Does not tell the device to stop while it is held. */
    @Breaks(value = Req.CMD_006, says = "stop is done")
    public static class DeafToStop extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                private String latest = "";

                @Override
                protected FunctionalState state(String word) {
                    latest = word;
                    return super.state(word);
                }

                @Override
                protected void send(CommandCall call) throws ConnectionException, DeviceException {
                    if (!(call.command().value().equals("stop") && latest.equals("HELD"))) {
                        super.send(call);
                    }
                }
            };
        }
    }

    /** Gives refusals a code of its own. */
    @Breaks(value = Req.CMD_008, says = "E42")
    public static class OwnCodes extends ZooDriver {
        @Override
        protected ZooLine line(SessionContext context) throws ConfigurationException {
            return new ZooLine(
                    context.links().stream("link"), context.settings().duration("replyTimeout")) {
                @Override
                protected DeviceException refusal(String code) {
                    return new DeviceException("REFUSED", "no");
                }
            };
        }
    }
}
