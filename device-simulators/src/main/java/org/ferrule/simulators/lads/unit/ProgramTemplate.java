package org.ferrule.simulators.lads.unit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ferrule.simulators.culture.Loop;

/**
 * A program that the device holds.
 *
 * @param id by which it is started
 * @param version of the program
 * @param description for people
 * @param steps in order, at least one
 */
public record ProgramTemplate(String id, String version, String description, List<ProgramStep> steps) {

    /** When all of them were written. */
    public static final Instant CREATED = Instant.parse("2026-02-02T08:00:00Z");

    /** What the device comes with. */
    public static final List<ProgramTemplate> BUILT_IN = List.of(
            new ProgramTemplate(
                    "Expansion",
                    "1.2",
                    "Grows cells: settle, expand, and let them slow down.",
                    List.of(
                            new ProgramStep("Settle", Duration.ofMinutes(30), Map.of(Loop.TEMPERATURE, 37.0)),
                            new ProgramStep(
                                    "Expand",
                                    Duration.ofHours(20),
                                    Map.of(Loop.DISSOLVED_OXYGEN, 50.0, Loop.AGITATION, 120.0)),
                            new ProgramStep("Slow", Duration.ofHours(2), Map.of(Loop.AGITATION, 80.0)))),
            new ProgramTemplate(
                    "Harvest Hold",
                    "1.0",
                    "Cools the broth and keeps it until it is taken out.",
                    List.of(
                            new ProgramStep("Cool", Duration.ofHours(1), Map.of(Loop.TEMPERATURE, 30.0)),
                            new ProgramStep("Keep", Duration.ofHours(1), Map.of(Loop.AGITATION, 60.0)))));

    public ProgramTemplate {
        steps = List.copyOf(steps);
    }

    /** How long it takes without pauses. */
    public Duration estimatedRuntime() {
        return steps.stream().map(ProgramStep::lasts).reduce(Duration.ZERO, Duration::plus);
    }
}
