package org.ferrule.plugin.balance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;

/** What can be commanded: waited for if the balance waits, over with the answer if it does not. */
record BalanceCommands(SessionContext context, BalanceSettings settings, Balance balance) {

    Execution start(CommandCall call) throws ConnectionException, DeviceException {
        return switch (call.command().value()) {
            case "tare" -> isImmediate(call) ? immediately("TI") : begin(call, "T");
            case "zero" -> isImmediate(call) ? immediately("ZI") : begin(call, "Z");
            case "presetTare" -> preset(call.argument("tare").number());
            case "clearTare" -> over(ask("TAC", "TAC"));
            case "adjust" -> begin(call, settings.adjustment());
            default -> throw DeviceException.beforeSending("ES", "no such command: " + call.command());
        };
    }

    private static boolean isImmediate(CommandCall call) {
        return call.argument("when").text().equals("IMMEDIATELY");
    }

    private Execution begin(CommandCall call, String command) throws ConnectionException, DeviceException {
        Duration patience = context.descriptor()
                .command(call.command())
                .orElseThrow(() -> new IllegalArgumentException(call.command() + " is not in the descriptor"))
                .timing()
                .timeout();
        Instant end = context.clock().instant().plus(patience);
        balance.panel().forgetTare();
        StartedCommand started = balance.begin(command, end);
        started.status();
        return started;
    }

    private Execution immediately(String command) throws ConnectionException, DeviceException {
        return over(ask(command, settings.echo(command)));
    }

    private Execution preset(double grams) throws ConnectionException, DeviceException {
        String wanted = BigDecimal.valueOf(grams).stripTrailingZeros().toPlainString();
        Reply reply = ask("TA " + wanted + " g", "TA");
        Execution execution = over(reply);
        if (Answer.mass(reply).filter(taken -> !taken.isShownAs(grams)).isPresent()) {
            throw new DeviceException(reply.line(), "the balance took another tare than " + wanted + " g");
        }
        return execution;
    }

    private Execution over(Reply reply) throws DeviceException {
        return Execution.finished(Answer.of(reply).results());
    }

    private Reply ask(String command, String echo) throws ConnectionException, DeviceException {
        balance.panel().forgetTare();
        return balance.command(speech -> speech.ask(command, echo, Duration.ZERO));
    }
}
