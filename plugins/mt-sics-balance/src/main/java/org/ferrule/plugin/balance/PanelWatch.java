package org.ferrule.plugin.balance;

import org.ferrule.api.driver.DeviceEvents;
import org.jspecify.annotations.Nullable;

/** Tells what was done at the balance itself from what was commanded. */
final class PanelWatch {
    private final DeviceEvents events;
    private @Nullable Mass tare;
    private String unit = "";

    PanelWatch(DeviceEvents events) {
        this.events = events;
    }

    /** A tare that was read. Another one than before was not commanded, and is an event. */
    void saw(Mass now) {
        Mass before = tare;
        if (before != null && now.grams().compareTo(before.grams()) != 0) {
            events.event(
                    "TA",
                    "tare changed at the balance from " + before.grams().toPlainString() + " g to "
                            + now.grams().toPlainString() + " g",
                    null);
        }
        tare = now;
    }

    /** What was commanded changes the tare, or the balance restarted: whatever is read next is right. */
    void forgetTare() {
        tare = null;
    }

    void sawUnit(String now) {
        if (!unit.isEmpty() && !unit.equals(now)) {
            events.event("unit", "weights come in " + now + " now, no longer in " + unit, null);
            forgetTare();
        }
        unit = now;
    }

    /** A key that the balance reports: {@code K A} done, {@code K B} begun, {@code K I} not possible, {@code K C} pressed only. */
    void key(Reply reply) {
        String key = reply.fields().isEmpty() ? "" : reply.fields().get(0);
        String name = switch (key) {
            case "0" -> "adjustment";
            case "1" -> "tare";
            case "2" -> "zero";
            default -> "key " + key;
        };
        events.event("K", name + " at the balance: '" + reply.line() + "'", null);
        forgetTare();
    }
}
