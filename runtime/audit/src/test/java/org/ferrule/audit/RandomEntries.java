package org.ferrule.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.ferrule.api.model.RequestId;

/** Entries as a site makes them, and some that a hostile one would, from a seed. */
public final class RandomEntries {
    private static final String[] USERS = {"anna", "boris", "carla", "m\u00fcller", "o'neil", "x\u001fy"};
    private static final String[] TARGETS = {
        "reactor-1",
        "reactor-1/temperature.sp",
        "reactor-10",
        "do-1",
        "cell-1/unit.2",
        "reactor-1/",
        "Reactor-1",
        "%",
        "_"
    };
    private static final String[] BATCHES = {"", "", "B-1", "B-2", "b-1", "B-1 "};
    private static final String[] REASONS = {
        "",
        "warm up",
        "WARM UP again",
        "drift > 2 %",
        "<b>bold</b>",
        "=1+1",
        "\u202eevil",
        "100_%",
        "line\nbreak",
        "\u00c4nderung"
    };
    private static final AuditAction[] ACTIONS = {
        AuditAction.WRITE, AuditAction.COMMAND, AuditAction.LOCK, AuditAction.ALARM, AuditAction.SIGN_IN
    };

    private static final AuditPhase[] PHASES = {
        AuditPhase.INTENT, AuditPhase.OUTCOME, AuditPhase.REFUSED, AuditPhase.EVENT
    };

    private final Random random;
    private final List<RequestId> open = new ArrayList<>();

    /** Always the same ones for a seed. */
    public RandomEntries(long seed) {
        random = new Random(seed);
    }

    /** The next one. */
    public AuditEntry next() {
        AuditPhase phase = PHASES[random.nextInt(PHASES.length)];
        if (phase == AuditPhase.OUTCOME && open.isEmpty()) {
            phase = AuditPhase.INTENT;
        }
        RequestId request = null;
        if (phase == AuditPhase.INTENT) {
            request = RequestId.parse(new UUID(random.nextLong(), random.nextLong()).toString());
            open.add(request);
        } else if (phase == AuditPhase.OUTCOME) {
            request = open.remove(random.nextInt(open.size()));
        }
        Map<String, String> context = new HashMap<>();
        String batch = pick(BATCHES);
        if (!batch.isEmpty()) {
            context.put(Circumstances.BATCH, batch);
        }
        context.put(Circumstances.SITE, "ward 3");
        return new AuditEntry(
                        phase,
                        ACTIONS[random.nextInt(ACTIONS.length)],
                        new Actor(pick(USERS), "operator", "cli"),
                        pick(TARGETS),
                        new AuditEntry.Change(number(), number(), "Cel"),
                        pick(REASONS),
                        request,
                        phase == AuditPhase.OUTCOME || phase == AuditPhase.REFUSED ? "ACCEPTED" : "",
                        Map.of("message", "said the device"))
                .in(new Circumstances(DecisionSource.PERSON, context, OptionalLong.empty()));
    }

    private String number() {
        return Double.toString(random.nextInt(1000) / 10.0);
    }

    private String pick(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
