package org.ferrule.plugin.processor;

import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;

/** Answers what the device waits for, if it still waits for that. */
record Acknowledgements(Device device) {
    boolean canAnswer(Pending pending) {
        return switch (pending) {
            case NONE, PAUSED_REMOTE -> false;
            case PAUSED_LOCAL -> device.context().settings().bool("isPanelPauseResumable");
            default -> true;
        };
    }

    /** Tells the device, once. */
    void answer(Pending question, Choice choice) throws ConnectionException, DeviceException {
        Pending now = device.look().pending();
        if (now != question || !canAnswer(question)) {
            throw DeviceException.beforeSending(
                    now.name(),
                    "the device waits for " + now + ", not for " + question + "; look again and decide anew");
        }
        device.order(
                switch (choice) {
                    case CONTINUE -> question == Pending.PAUSED_LOCAL ? Order.RESUME : Order.ACKNOWLEDGE;
                    case SKIP_STEP -> Order.SKIP;
                    case STOP -> Order.STOP;
                });
    }
}
