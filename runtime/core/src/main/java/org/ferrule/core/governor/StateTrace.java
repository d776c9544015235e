package org.ferrule.core.governor;

import java.util.List;
import java.util.Optional;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.StateModel;

/** The functional states that a unit passes while a command runs, on legal edges, as everybody else sees them. */
final class StateTrace {
    private final ExecutionTracker tracker;
    private Optional<FunctionalState> now = Optional.empty();
    private boolean hasMoved;

    StateTrace(ExecutionTracker tracker) {
        this.tracker = tracker;
    }

    void observe(Optional<FunctionalState> seen) {
        if (seen.isEmpty() || seen.equals(now)) {
            return;
        }
        FunctionalState to = seen.get();
        List<FunctionalState> passed =
                now.map(from -> StateModel.path(from, to)).orElse(List.of());
        tracker.addStates((passed.isEmpty() ? List.of(to) : passed)
                .stream().map(Enum::name).toList());
        hasMoved |= now.isPresent();
        now = seen;
    }

    /** True if the unit is in that state, or was since the command was sent. */
    boolean hasReached(FunctionalState wanted) {
        List<String> states = tracker.states();
        return now.equals(Optional.of(wanted))
                || (hasMoved && states.subList(1, states.size()).contains(wanted.name()));
    }
}
