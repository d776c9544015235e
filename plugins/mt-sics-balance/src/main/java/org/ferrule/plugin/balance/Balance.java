package org.ferrule.plugin.balance;

import java.time.Instant;
import java.time.InstantSource;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.plugin.balance.SicsLine.Conversation;
import org.ferrule.plugin.balance.SicsLine.Speech;
import org.jspecify.annotations.Nullable;

/** The balance at the other end: one command at a time, in step, and heard when it speaks by itself. */
final class Balance {
    private final InstantSource clock;
    private final DeviceEvents events;
    private final SicsLine line;
    private final PanelWatch panel;
    private final boolean isKeysReported;
    private String serialNumber = "";
    private boolean isOutOfStep;
    private boolean isKeysToBeSet;
    private @Nullable StartedCommand started;

    Balance(SessionContext context, BalanceSettings settings) throws ConfigurationException {
        this.clock = context.clock();
        this.events = context.events();
        this.panel = new PanelWatch(events);
        this.isKeysReported = settings.isKeysReported();
        this.line = new SicsLine(
                context.links().stream("link"), settings.terminator(), settings.replyTimeout(), this::heard);
    }

    PanelWatch panel() {
        return panel;
    }

    /** From now on an announcement with another serial number is another balance. */
    void identified(String serial) {
        serialNumber = serial;
        isKeysToBeSet = isKeysReported;
    }

    /** Speaks with whatever answers, for the first words with a balance. */
    <T> T introduce(Conversation<T> conversation) throws ConnectionException, DeviceException {
        return line.converse(conversation);
    }

    /**
     * Speaks if the balance is free.
     *
     * @param busy what to return while a command is under way
     */
    <T> T converse(T busy, Conversation<T> conversation) throws ConnectionException, DeviceException {
        return line.converse(speech -> {
            if (isWorking()) {
                return busy;
            }
            getInStep(speech);
            return conversation.with(speech);
        });
    }

    /** Speaks, or refuses while a command is under way. */
    <T> T command(Conversation<T> conversation) throws ConnectionException, DeviceException {
        return line.converse(speech -> {
            requireFree();
            getInStep(speech);
            return conversation.with(speech);
        });
    }

    /** Only hears what came in. */
    void listen() throws ConnectionException, DeviceException {
        line.converse(speech -> isWorking());
    }

    /** Sends a command whose last answer may take its time, until the given moment. */
    StartedCommand begin(String command, Instant end) throws ConnectionException, DeviceException {
        StartedCommand begun = new StartedCommand(command, end, this);
        return command(speech -> {
            speech.say(command);
            started = begun;
            speech.listen(begun::isOver);
            return begun;
        });
    }

    private void requireFree() throws ConnectionException, DeviceException {
        if (isWorking()) {
            throw DeviceException.beforeSending("I", started + " is still under way; wait until it has ended");
        }
    }

    private boolean isWorking() throws ConnectionException {
        StartedCommand now = started;
        if (now == null) {
            return false;
        }
        if (now.isOverdue(clock.instant())) {
            started = null;
            throw new ConnectionException(CommFault.TIMEOUT, "no last answer to '" + now + "' in time", null);
        }
        return !now.isOver();
    }

    /** After something that nobody asked for: the balance answers in order, so what comes after this answer is new. */
    private void getInStep(Speech speech) throws ConnectionException {
        if (isOutOfStep) {
            speech.ask("I3");
            isOutOfStep = false;
        }
        if (isKeysToBeSet) {
            isKeysToBeSet = false;
            Reply reply = speech.ask("K 4");
            if (!reply.status().equals("A")) {
                events.event(reply.code(), "keys are not reported: the balance refuses 'K 4'", null);
            }
        }
    }

    private void heard(Reply reply) throws ConnectionException {
        StartedCommand now = started;
        if (now != null && !now.isOver() && reply.answers(now.toString())) {
            now.answered(reply);
        } else if (reply.command().equals("I4") && reply.status().equals("A")) {
            restarted(reply);
        } else if (reply.command().equals("K") && !reply.fields().isEmpty()) {
            panel.key(reply);
        } else if (!isOutOfStep) {
            isOutOfStep = true;
            events.event(reply.code(), "unasked or late, and not taken for an answer: '" + reply.line() + "'", null);
        }
    }

    private void restarted(Reply reply) throws ConnectionException {
        String announced = String.join(" ", reply.fields());
        events.event("I4", "the balance was switched on or reset: '" + reply.line() + "'", null);
        panel.forgetTare();
        isKeysToBeSet = isKeysReported;
        if (started != null && !started.isOver()) {
            started.lost("the balance was switched on or reset while '" + started + "' was under way");
        }
        if (!serialNumber.isEmpty() && !serialNumber.equals(announced)) {
            throw new ConnectionException(
                    CommFault.PROTOCOL,
                    "another balance is on the line: serial number " + announced + ", was " + serialNumber,
                    null);
        }
    }
}
