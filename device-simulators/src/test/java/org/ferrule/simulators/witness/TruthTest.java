package org.ferrule.simulators.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TruthTest {

    private final Truth truth = new Truth();
    private final Hold hold = truth.hold("level");

    TruthTest() {
        truth.holds("level", Span.of(-10, 10), () -> hold.or(() -> 1));
        truth.holds("flow", Span.DOUBLE, () -> truth.hold("flow").or(() -> 2));
        truth.shows("name", () -> "tank");
    }

    @Test
    void aQuantityStandsUntilItIsFreedAlsoOverANewDeclaration() {
        truth.apply("level -2.5e0");
        truth.holds("level", Span.of(-10, 10), () -> hold.or(() -> 1));
        assertThat(truth.tell()).containsEntry("level", -2.5).containsEntry("name", "tank");

        truth.apply("free");
        assertThat(truth.tell()).containsEntry("level", 1.0);
    }

    @Test
    void whatTheDeviceCannotShowIsRefused() {
        assertThatThrownBy(() -> truth.apply("level 11")).hasMessageContaining("11 is outside [-10.0, 10.0]");
        assertThatThrownBy(() -> truth.apply("level NaN")).hasMessageContaining("'NaN' is no number");
        assertThatThrownBy(() -> truth.apply("flow much")).hasMessageContaining("'much' is no number");
        truth.apply("flow NaN");
        assertThat(truth.tell()).containsEntry("flow", Double.NaN).containsEntry("level", 1.0);
    }

    @Test
    void whatCannotBeSetIsAnsweredWithWhatCan() {
        assertThatThrownBy(() -> truth.apply("name barrel")).hasMessageContaining("[level, flow]");
        assertThatThrownBy(() -> truth.apply("depth 1")).hasMessageContaining("[level, flow]");
    }
}
