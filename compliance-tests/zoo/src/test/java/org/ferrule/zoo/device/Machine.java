package org.ferrule.zoo.device;

import java.util.Map;
import java.util.Set;

/** The states of the device's pump, which pass by themselves where they do. */
final class Machine {
    private static final double NANOS = 1e9;
    private static final double SHORT = 0.05;
    private static final Map<String, String> NEXT = Map.of(
            "STARTING", "EXECUTE",
            "HOLDING", "HELD",
            "UNHOLDING", "EXECUTE",
            "COMPLETING", "COMPLETE",
            "STOPPING", "STOPPED",
            "ABORTING", "ABORTED",
            "CLEARING", "STOPPED",
            "RESETTING", "IDLE");
    private static final Set<String> AT_REST = Set.of("STOPPED", "STOPPING", "ABORTING", "ABORTED", "CLEARING");
    private static final Map<String, Map<String, String>> ORDERS = Map.of(
            "start", Map.of("IDLE", "STARTING"),
            "hold", Map.of("EXECUTE", "HOLDING"),
            "unhold", Map.of("HELD", "UNHOLDING"),
            "reset", Map.of("STOPPED", "RESETTING", "COMPLETE", "RESETTING"),
            "clear", Map.of("ABORTED", "CLEARING"));

    private String state = "IDLE";
    private boolean stands;
    private long since = System.nanoTime();
    private double runs;
    private double ran;

    String state() {
        double seconds = (System.nanoTime() - since) / NANOS;
        if (stands) {
            return state;
        } else if (NEXT.containsKey(state) && seconds > SHORT) {
            enter(NEXT.get(state));
        } else if (state.equals("EXECUTE") && ran + seconds >= runs) {
            enter("COMPLETING");
        }
        return state;
    }

    private void enter(String next) {
        if (state.equals("EXECUTE")) {
            ran += (System.nanoTime() - since) / NANOS;
        }
        state = next;
        since = System.nanoTime();
        stands = false;
    }

    /** Stands in a state until an order leads out of it. */
    void put(String name) {
        enter(name);
        stands = true;
    }

    /** Switched on anew. */
    void restart() {
        enter("IDLE");
    }

    double progress() {
        double now = state.equals("EXECUTE") ? ran + (System.nanoTime() - since) / NANOS : ran;
        return runs <= 0 ? 0 : Math.min(0.99, now / runs);
    }

    /** Whether the order is legal now; then it is followed. */
    boolean take(String order, double seconds) {
        String now = state();
        String next =
                switch (order) {
                    case "stop" -> AT_REST.contains(now) ? now : "STOPPING";
                    case "abort" -> now.equals("ABORTED") ? now : "ABORTING";
                    default -> ORDERS.getOrDefault(order, Map.of()).getOrDefault(now, "");
                };
        if (next.isEmpty()) {
            return false;
        }
        if (order.equals("start")) {
            runs = seconds;
            ran = 0;
        }
        if (!next.equals(now)) {
            enter(next);
        }
        return true;
    }
}
