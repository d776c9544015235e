package org.ferrule.core.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Refusal;

/** Answers to askers whose wish was refused while the request itself stands as it stood. */
final class Answers {
    static final EquipmentId NOWHERE = new EquipmentId("unknown");

    private Answers() {}

    /** The wish concerned a request that is known. */
    static ExecutionView refused(ExecutionView known, Refusal refusal) {
        return new ExecutionView(
                known.request(),
                known.equipment(),
                known.target(),
                Phase.REJECTED,
                known.progress(),
                known.step(),
                Optional.empty(),
                known.write(),
                known.results(),
                known.files(),
                known.states(),
                Optional.of(refusal),
                known.accepted(),
                known.elapsed(),
                known.audit());
    }

    /** The wish concerned a request that nobody knows. */
    static ExecutionView refused(RequestId request, Instant now, Refusal refusal) {
        return refused(request, NOWHERE, "", now, refusal);
    }

    /** The wish was refused before anything about its request was kept. */
    static ExecutionView refused(Wish wish, Instant now, Refusal refusal) {
        return refused(wish.request(), wish.equipment(), wish.target(), now, refusal);
    }

    private static ExecutionView refused(
            RequestId request, EquipmentId equipment, String target, Instant now, Refusal refusal) {
        return new ExecutionView(
                request,
                equipment,
                target,
                Phase.REJECTED,
                0,
                "",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.of(refusal),
                now,
                Duration.ZERO,
                List.of());
    }
}
