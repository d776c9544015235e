package org.ferrule.zoo.device;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A pump that has everything a driver can have. A request is {@code NUMBER VERB WORDS*CRC}, its answer {@code NUMBER ok WORDS*CRC} or
 * {@code NUMBER err CODE TEXT*CRC}; who asks for what is no request gets no answer.
 */
final class Device {
    static final String NAME = "zoo";
    private static final double KPA_PER_PSI = 6.894757293168361;

    private final TreeMap<String, String> held = new TreeMap<>();
    private final Map<String, String> jobs = new LinkedHashMap<>();
    private final List<String> acts = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    final Machine machine = new Machine();
    final Faults faults = new Faults();
    final Journal journal = new Journal();
    private String serialNumber;
    private String firmware = "2.4";
    private long offUntil;
    private boolean pushesAll;
    private Map<String, String> pushed = Map.of();

    Device(String serialNumber) {
        this.serialNumber = serialNumber;
        values.putAll(Map.of("flow.sp", "10.0", "light", "false", "mode", "AUTO", "label", "Pumpe Nr. 1 – Öl"));
    }

    /** Whether it tells every quantity by itself, or only its level. */
    synchronized void pushes(boolean all) {
        pushesAll = all;
        pushed = shown();
    }

    /** Tells what has changed since it was last looked at. */
    private void push() {
        Map<String, String> now = shown();
        now.forEach((quantity, value) -> {
            if (!value.equals(pushed.get(quantity))) {
                journal.add(now(), "push", quantity, onWire(quantity, value));
            }
        });
        pushed = now;
    }

    synchronized String serialNumber() {
        return serialNumber;
    }

    Instant now() {
        return Instant.now().plusSeconds(faults.clockOffSeconds).truncatedTo(ChronoUnit.MILLIS);
    }

    /** What the device shows now; pressures in the device's own unit. */
    synchronized Map<String, String> shown() {
        if (faults.is("stuck")) {
            return faults.stuck;
        }
        Map<String, String> shown = new TreeMap<>(values);
        boolean isRunning = machine.state().equals("EXECUTE");
        shown.put("flow.pv", isRunning ? values.get("flow.sp") : "0.0");
        shown.put("pressure", "101.325");
        shown.put("total", "1234.5");
        shown.put("level", "50.0");
        shown.put("cycles", "17");
        shown.put("door", "false");
        shown.put("calibrationDue", "2031-06-30T00:00:00Z");
        shown.putAll(held);
        if (faults.is("nan")) {
            shown.put(faults.of("nan"), "NaN");
        }
        return shown;
    }

    synchronized void hold(String quantity, String value) {
        if (!shown().containsKey(quantity)) {
            throw new IllegalArgumentException("no quantity " + quantity + "; there are " + shown().keySet());
        }
        if (values.containsKey(quantity)) {
            values.put(quantity, value);
        } else {
            held.put(quantity, value);
        }
        if (pushesAll) {
            push();
        } else if (quantity.equals("level")) {
            journal.add(now(), "push", "level", onWire("level", value));
        }
    }

    synchronized void free() {
        held.clear();
    }

    synchronized void serial(String next) {
        serialNumber = next;
    }

    synchronized void firmware(String next) {
        firmware = next;
    }

    /** Loses what runs, and is away for a moment. */
    synchronized void reboot() {
        settleJobs();
        jobs.replaceAll((job, how) -> how.equals("running") ? "failed E20" : how);
        machine.restart();
        offUntil = System.nanoTime() + 300_000_000L;
    }

    synchronized void alarm(String code, boolean isOn) {
        if (isOn ? faults.alarms.add(code) : faults.alarms.remove(code)) {
            journal.add(now(), "alarm", code, isOn ? "on" : "off");
        }
    }

    /** The requests that asked it to change something. */
    synchronized List<String> acts() {
        return List.copyOf(acts);
    }

    /** Empty if there is none. */
    synchronized String answer(String line) {
        if (!Words.isSealed(line) || System.nanoTime() < offUntil) {
            return "";
        }
        String[] words = line.substring(0, line.lastIndexOf('*')).split(" ");
        if (words.length < 2) {
            return "";
        }
        String said = reply(words);
        if (words[1].equals("set") || words[1].equals("do") || words[1].equals("cancel")) {
            remember(words, said.startsWith("err") || faults.is("silent"));
        }
        String number = faults.of("transaction").equals("wrong") ? words[0] + "1" : words[0];
        return faults.is("silent") ? "" : Words.sealed(number + " " + said);
    }

    private void remember(String[] words, boolean isRefused) {
        String value = words.length > 3 ? Words.plain(words[words.length - 1]) : "";
        acts.add("{\"act\":" + Words.json(words[1] + " " + words[2]) + ",\"value\":\""
                + value.replaceAll("[\"\\\\\\p{Cntrl}]", "?") + "\"" + (isRefused ? ",\"refused\":true" : "") + "}");
    }

    private String reply(String[] words) {
        return switch (words[1]) {
            case "who" -> "ok Zoo Pump " + Words.hidden(serialNumber) + " B " + Words.hidden(firmware);
            case "get" -> get(List.of(words).subList(2, words.length));
            case "state" -> state(Long.parseLong(words[2]));
            case "log" -> log(Long.parseLong(words[2]));
            case "time" -> "ok " + now();
            case "job" -> job(words[2]);
            case "set", "do", "cancel" -> act(words);
            default -> "err E01 no such verb";
        };
    }

    private String log(long known) {
        if (pushesAll) {
            push();
        }
        return "ok " + journal.after(known);
    }

    private String get(List<String> wanted) {
        Map<String, String> shown = shown();
        return "ok "
                + wanted.stream()
                        .map(name -> name + "=" + onWire(name, shown.getOrDefault(name, "?")))
                        .collect(Collectors.joining(" "));
    }

    private static String onWire(String name, String value) {
        if (value.equals("?")) {
            return "!E03";
        } else if (value.equals("NaN")) {
            return "!S01";
        }
        return name.equals("pressure") ? Double.toString(Double.parseDouble(value) / KPA_PER_PSI) : Words.hidden(value);
    }

    private String state(long heard) {
        journal.forget(heard);
        String control = faults.is("local") ? "LOCAL_PANEL" : "REMOTE";
        return "ok " + machine.state() + " " + control + " " + String.join(" ", faults.alarms);
    }

    private void settleJobs() {
        String state = machine.state();
        if (state.equals("COMPLETE")) {
            jobs.replaceAll((job, how) -> how.equals("running") ? "done" : how);
        } else if (!List.of("STARTING", "EXECUTE", "HOLDING", "HELD", "UNHOLDING", "COMPLETING")
                .contains(state)) {
            jobs.replaceAll((job, how) -> how.equals("running") ? "failed E30" : how);
        }
    }

    private String job(String id) {
        settleJobs();
        return "ok " + jobs.getOrDefault(id, "unknown") + " " + machine.progress();
    }

    private String act(String[] words) {
        if (faults.is("refuse")) {
            return "err " + faults.of("refuse") + " refused";
        } else if (faults.is("busy")) {
            return "err E09 busy";
        } else if (faults.is("local") && !words[1].equals("cancel")) {
            return "err E10 somebody works at the panel";
        } else if (faults.is("ignore")) {
            return "ok";
        }
        return switch (words[1]) {
            case "set" -> set(words[2], Words.plain(words.length > 3 ? words[3] : ""));
            case "do" -> command(words);
            default -> cancel(words[2]);
        };
    }

    private String set(String name, String value) {
        boolean fits = switch (name) {
            case "flow.sp" -> value.matches("[0-9.E-]+") && Double.parseDouble(value) <= 50;
            case "light" -> value.matches("true|false");
            case "mode" -> value.matches("AUTO|MANUAL");
            case "label" -> value.length() <= 40;
            default -> false;
        };
        if (!fits) {
            return "err E02 out of range";
        }
        boolean isClamped = faults.is("clamp") && name.equals("flow.sp") && Double.parseDouble(value) > 25;
        values.put(name, isClamped ? "25.0" : value);
        return "ok";
    }

    private String command(String[] words) {
        if (words[2].equals("tally")) {
            return "ok";
        }
        double seconds = words.length > 4 ? Double.parseDouble(words[4]) : 0;
        settleJobs();
        if (!machine.take(words[2], seconds)) {
            return "err E05 not in " + machine.state();
        }
        if (words[2].equals("start")) {
            jobs.put(words[3], "running");
        }
        return "ok";
    }

    private String cancel(String job) {
        settleJobs();
        if (!jobs.getOrDefault(job, "").equals("running")) {
            return "err E06 no such job runs";
        }
        jobs.put(job, "cancelled");
        machine.take("stop", 0);
        return "ok";
    }
}
