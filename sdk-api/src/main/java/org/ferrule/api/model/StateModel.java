package org.ferrule.api.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The legal edges between {@linkplain FunctionalState functional states}: ISA-TR88.00.02, with abort from everywhere but
 * ABORTING and ABORTED, and stop from everything that is not stopped, stopping, aborted, aborting or clearing.
 *
 * @since 0.1
 */
public final class StateModel {
    private static final Map<FunctionalState, Set<FunctionalState>> EDGES = edges();

    private StateModel() {}

    /** True if a unit may go from one state straight to the other. */
    public static boolean isLegal(FunctionalState from, FunctionalState to) {
        return successors(from).contains(to);
    }

    /** The states that can directly follow. */
    public static Set<FunctionalState> successors(FunctionalState from) {
        return EDGES.getOrDefault(from, Set.of());
    }

    /**
     * The shortest legal way between two states, so that a device that skips acting states is still seen to take legal edges
     * only. Intermediate states other than acting ones are avoided where a way without them exists.
     *
     * @return the states after {@code from}, ending with {@code to}; empty if both are the same
     */
    public static List<FunctionalState> path(FunctionalState from, FunctionalState to) {
        if (from == to) {
            return List.of();
        }
        List<FunctionalState> throughActing = search(from, to, true);
        return throughActing.isEmpty() ? search(from, to, false) : throughActing;
    }

    private static List<FunctionalState> search(FunctionalState from, FunctionalState to, boolean actingOnly) {
        Map<FunctionalState, FunctionalState> cameFrom = new EnumMap<>(FunctionalState.class);
        Deque<FunctionalState> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            FunctionalState at = open.removeFirst();
            for (FunctionalState next : successors(at)) {
                boolean isPassable = next == to || next.isActing() || !actingOnly;
                if (isPassable && next != from && cameFrom.putIfAbsent(next, at) == null) {
                    open.addLast(next);
                }
            }
        }
        List<FunctionalState> way = new ArrayList<>();
        for (FunctionalState at = to; at != from; at = cameFrom.get(at)) {
            if (!cameFrom.containsKey(at)) {
                return List.of();
            }
            way.add(at);
        }
        Collections.reverse(way);
        return Collections.unmodifiableList(way);
    }

    private static Map<FunctionalState, Set<FunctionalState>> edges() {
        Map<FunctionalState, Set<FunctionalState>> edges = new EnumMap<>(FunctionalState.class);
        edge(edges, FunctionalState.CLEARING, FunctionalState.STOPPED);
        edge(edges, FunctionalState.STOPPED, FunctionalState.RESETTING);
        edge(edges, FunctionalState.RESETTING, FunctionalState.IDLE);
        edge(edges, FunctionalState.IDLE, FunctionalState.STARTING);
        edge(edges, FunctionalState.STARTING, FunctionalState.EXECUTE, FunctionalState.HOLDING);
        edge(
                edges,
                FunctionalState.EXECUTE,
                FunctionalState.COMPLETING,
                FunctionalState.HOLDING,
                FunctionalState.SUSPENDING);
        edge(edges, FunctionalState.COMPLETING, FunctionalState.COMPLETE);
        edge(edges, FunctionalState.COMPLETE, FunctionalState.RESETTING);
        edge(edges, FunctionalState.HOLDING, FunctionalState.HELD);
        edge(edges, FunctionalState.HELD, FunctionalState.UNHOLDING);
        edge(edges, FunctionalState.UNHOLDING, FunctionalState.EXECUTE, FunctionalState.HOLDING);
        edge(edges, FunctionalState.SUSPENDING, FunctionalState.SUSPENDED, FunctionalState.HOLDING);
        edge(edges, FunctionalState.SUSPENDED, FunctionalState.UNSUSPENDING, FunctionalState.HOLDING);
        edge(edges, FunctionalState.UNSUSPENDING, FunctionalState.EXECUTE, FunctionalState.HOLDING);
        edge(edges, FunctionalState.STOPPING, FunctionalState.STOPPED);
        edge(edges, FunctionalState.ABORTING, FunctionalState.ABORTED);
        edge(edges, FunctionalState.ABORTED, FunctionalState.CLEARING);
        Set<FunctionalState> neverStopped = EnumSet.of(
                FunctionalState.STOPPED,
                FunctionalState.STOPPING,
                FunctionalState.ABORTING,
                FunctionalState.ABORTED,
                FunctionalState.CLEARING);
        for (FunctionalState state : FunctionalState.values()) {
            if (state != FunctionalState.ABORTING && state != FunctionalState.ABORTED) {
                edge(edges, state, FunctionalState.ABORTING);
            }
            if (!neverStopped.contains(state)) {
                edge(edges, state, FunctionalState.STOPPING);
            }
        }
        return edges;
    }

    private static void edge(
            Map<FunctionalState, Set<FunctionalState>> edges, FunctionalState from, FunctionalState... to) {
        edges.computeIfAbsent(from, s -> EnumSet.noneOf(FunctionalState.class)).addAll(List.of(to));
    }
}
