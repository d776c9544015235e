package org.ferrule.zoo.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** What is wrong with the device at the moment. */
final class Faults {
    static final String KINDS = "\"stuck on|off\",\"nan QUANTITY|off\",\"silent on|off\",\"ignore on|off\","
            + "\"clamp on|off\",\"busy on|off\",\"refuse CODE|off\",\"local on|off\",\"transaction wrong|right\",\"serial NEW\",\"firmware NEW\","
            + "\"reboot\",\"clock SECONDS\",\"burst N\",\"alarm CODE on|off\",\"panel QUANTITY VALUE\",\"state STATE\"";

    private final Map<String, String> set = new LinkedHashMap<>();
    final TreeSet<String> alarms = new TreeSet<>();
    Map<String, String> stuck = Map.of();
    long clockOffSeconds;

    void set(String name, String value) {
        if (value.equals("off")) {
            set.remove(name);
        } else {
            set.put(name, value);
        }
    }

    boolean is(String name) {
        return set.containsKey(name);
    }

    String of(String name) {
        return set.getOrDefault(name, "");
    }

    void clear() {
        set.clear();
        alarms.clear();
        stuck = Map.of();
        clockOffSeconds = 0;
    }
}
