package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays the script: each step on its day and when it is ready, in the order of the script where several are. */
final class DemoRun {
    private final List<DemoStep> left;
    private final DemoRoom room;
    private final DemoPatience patience;
    private final DemoLog log;
    private String problem = "";
    private double reached;

    DemoRun(List<DemoStep> steps, DemoRoom room, DemoPatience patience, DemoLog log) {
        this.left = new ArrayList<>(steps);
        this.room = room;
        this.patience = patience;
        this.log = log;
    }

    /** Plays until the script is done, a step fails, or the time is over. */
    void play() throws Exception {
        try {
            while (!left.isEmpty()) {
                perform(awaitNext());
            }
        } catch (DemoTimeUpException e) {
            // The report says how far it came.
            reached = room.day();
        } catch (DemoFailedException e) {
            problem = String.valueOf(e.getMessage());
        }
    }

    private DemoStep awaitNext() throws Exception {
        Optional<DemoStep> next = next();
        while (next.isEmpty() && !isOverdue()) {
            patience.pause();
            next = next();
        }
        if (next.isEmpty()) {
            DemoStep first = left.get(0);
            patience.until("'" + first.title() + "' can be done", () -> next().isPresent());
            next = next();
        }
        return next.orElseThrow();
    }

    /** Whether all but the last step should have been done: what they wait for has to come within the bound. */
    private boolean isOverdue() {
        return left.size() > 1 && left.stream().limit(left.size() - 1).allMatch(step -> step.day() <= reached);
    }

    private Optional<DemoStep> next() throws Exception {
        reached = room.day();
        // The last step closes the run: it waits for all others.
        List<DemoStep> possible = left.size() > 1 ? left.subList(0, left.size() - 1) : left;
        for (DemoStep step : possible) {
            if (step.day() <= reached && step.ready().holds()) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    private void perform(DemoStep step) throws Exception {
        log.begin(step, reached);
        try {
            step.action().perform();
            left.remove(step);
            log.end("SUCCEEDED", "");
        } catch (DemoTimeUpException e) {
            log.end("UNFINISHED", "");
            throw e;
        } catch (DemoFailedException e) {
            log.end("FAILED", String.valueOf(e.getMessage()));
            throw e;
        }
        reached = room.day();
    }

    /** What went wrong; empty if nothing did. */
    String problem() {
        return problem;
    }

    boolean isComplete() {
        return left.isEmpty();
    }

    /** Adds how far it came. */
    void tell(ObjectNode summary) {
        summary.put("simulatedDays", Math.rint(reached * 1000) / 1000)
                .put("days", DemoScript.DAYS)
                .put("isComplete", left.isEmpty());
        summary.set("steps", log.steps());
        ArrayNode names = summary.putArray("stepsLeft");
        left.forEach(step -> names.add(step.id()));
        summary.set("faults", log.faults());
        summary.set("counts", log.counts());
        summary.put("reviewed", log.isReviewed());
    }
}
