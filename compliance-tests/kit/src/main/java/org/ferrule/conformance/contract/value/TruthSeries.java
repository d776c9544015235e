package org.ferrule.conformance.contract.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.ferrule.conformance.bench.DeviceTruth;
import org.ferrule.conformance.contract.Finding;
import org.jspecify.annotations.Nullable;

/** One parameter on its way through the truths that its device is given, each of which the interface must come to show. */
final class TruthSeries {
    /** Another quantity of the same device may push this one away from where it was put. */
    private static final int MOST_TRIES = 4;

    private final Subject subject;
    private final Deque<String> values;
    private final Duration limit;
    private final Finding finding = new Finding();
    private @Nullable String wanted;
    private Instant since = Instant.EPOCH;
    private int tries;
    private int shown;
    private boolean isOver;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    /**
     * A series that has not begun.
     *
     * @param values that the device is given; it may refuse any
     * @param limit within which each must be shown
     */
    TruthSeries(Subject subject, Collection<String> values, Duration limit) {
        this.subject = subject;
        this.values = new ArrayDeque<>(values);
        this.limit = limit;
    }

    Subject subject() {
        return subject;
    }

    Finding finding() {
        return finding;
    }

    boolean isOver() {
        return isOver;
    }

    /** Gives the device its first truth, or takes it as it is. */
    void begin(DeviceTruth truth, Instant now) throws IOException {
        since = now;
        next(truth, now);
    }

    /** Looks at both ends of the wire, and goes on if they agree. */
    void look(DeviceTruth truth, JsonNode held, JsonNode sample, Instant now) throws IOException {
        if (held.isMissingNode()) {
            finding.isUntested("the simulator tells no '" + subject.quantity() + "'. Write 'quantity' under values."
                    + subject.id() + " of the statement.");
            isOver = true;
        } else if (isShown(held, sample)) {
            shown++;
            finding.saw("device " + held.asText() + ", interface " + Subject.shown(sample));
            arrive(truth, held, now);
        } else if (now.isAfter(since.plus(limit))) {
            finding.isWrong("the device holds " + held.asText() + (wanted == null ? "" : " since 'truth " + put() + "'")
                    + ", and after " + limit.toSeconds() + " s the interface shows " + Subject.shown(sample));
            isOver = true;
        }
    }

    private boolean isShown(JsonNode held, JsonNode sample) {
        if (wanted != null || !subject.isOrdered()) {
            return subject.agreement().isShown(held, sample);
        }
        double number = Agreement.number(held);
        least = Math.min(least, number);
        greatest = Math.max(greatest, number);
        return subject.agreement().isBetween(least, greatest, sample);
    }

    private void arrive(DeviceTruth truth, JsonNode held, Instant now) throws IOException {
        String aim = wanted;
        boolean isPushed = aim != null && subject.isOrdered() && isFar(Double.parseDouble(aim), held.asDouble());
        if (isPushed && aim != null && ++tries < MOST_TRIES) {
            since = now;
            boolean unused = truth.put(subject.quantity(), aim);
        } else if (aim == null) {
            isOver = true;
        } else {
            next(truth, now);
        }
    }

    private static boolean isFar(double one, double other) {
        return Math.abs(one - other) > 0.01 * Math.max(1, Math.abs(one));
    }

    /** Puts the next value that the device takes; without any it is looked at as it stands. */
    private void next(DeviceTruth truth, Instant now) throws IOException {
        tries = 0;
        while (!values.isEmpty()) {
            String value = values.remove();
            if (truth.put(subject.quantity(), value)) {
                wanted = value;
                since = now;
                finding.did("truth " + put());
                return;
            }
        }
        isOver = shown > 0;
    }

    private String put() {
        return subject.quantity() + " " + wanted;
    }
}
