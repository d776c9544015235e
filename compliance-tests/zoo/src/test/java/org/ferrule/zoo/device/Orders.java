package org.ferrule.zoo.device;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the kit tells the device beside the line: faults, hands at the panel, and questions about the truth. */
final class Orders {
    private final Device device;
    private final Listener listener;

    Orders(Device device, Listener listener) {
        this.device = device;
        this.listener = listener;
    }

    /** The answer to a question; empty for what is none. */
    String obey(String line) {
        String[] words = line.split(" ", 4);
        if (!words[0].equals(Device.NAME) || words.length < 2) {
            throw new IllegalArgumentException("say " + Device.NAME + " and what it should do, not: " + line);
        }
        String first = words.length > 2 ? words[2] : "";
        String rest = words.length > 3 ? words[3] : "";
        synchronized (device) {
            switch (words[1]) {
                case "tell" -> {
                    return told(first, rest);
                }
                case "truth" -> truth(first, rest);
                case "clear" -> clear();
                case "state" -> device.machine.put(first);
                case "panel" -> panel(first, rest);
                case "alarm" -> device.alarm(first, rest.equals("on"));
                case "burst" -> burst(Integer.parseInt(first));
                case "clock" -> device.faults.clockOffSeconds = Long.parseLong(first);
                case "serial" -> device.serial((first + " " + rest).strip());
                case "firmware" -> device.firmware(first);
                case "reboot", "drop" -> away(words[1]);
                case "stuck" -> {
                    device.faults.stuck = device.shown();
                    device.faults.set("stuck", first);
                }
                case "nan", "silent", "ignore", "clamp", "busy", "refuse", "local", "transaction" ->
                    device.faults.set(words[1], first);
                default -> throw new IllegalArgumentException("no such order: " + words[1] + "; there are " + Faults.KINDS);
            }
        }
        return "";
    }

    private void truth(String quantity, String value) {
        if (quantity.equals("free")) {
            device.free();
        } else {
            device.hold(quantity, value);
        }
    }

    private void clear() {
        List.copyOf(device.faults.alarms).forEach(code -> device.alarm(code, false));
        device.faults.clear();
        device.machine.restart();
    }

    private void panel(String quantity, String value) {
        device.hold(quantity, value);
        device.journal.add(device.now(), "panel", quantity, value);
    }

    private void burst(int n) {
        for (int i = 1; i <= n; i++) {
            device.journal.add(device.now(), "event", "B" + i, "event " + i + " of " + n);
        }
    }

    private void away(String how) {
        if (how.equals("reboot")) {
            device.reboot();
        }
        listener.hangUp();
    }

    private String told(String question, String from) {
        String head = "{\"simulator\":\"" + Device.NAME + "\",";
        return switch (question) {
            case "truth" -> head + "\"truth\":" + json(device.shown()) + "}";
            case "acts" -> {
                List<String> acts = device.acts();
                int first = from.isEmpty() ? 0 : Math.min(Integer.parseInt(from), acts.size());
                yield head + "\"count\":" + acts.size() + ",\"dropped\":0,\"acts\":["
                        + String.join(",", acts.subList(first, acts.size())) + "]}";
            }
            case "faults" -> head + "\"faults\":[" + Faults.KINDS + "],\"lacking\":{}}";
            default -> throw new IllegalArgumentException("no such question: " + question);
        };
    }

    private String json(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> Words.json(value.getKey()) + ":" + Words.json(value.getValue()))
                .collect(Collectors.joining(",", "{", ",\"state\":\"" + device.machine.state() + "\"}"));
    }
}
