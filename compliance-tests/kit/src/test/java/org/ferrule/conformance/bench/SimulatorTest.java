package org.ferrule.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kit tells a simulator, and what that replies: each word is taken for the reply to the line that it is about. */
class SimulatorTest {
    /** Answers questions at once, acknowledges them late, and refuses whatever is bad. */
    private static final String LATE = """
            echo '{"simulator":"late","port":1}'
            while read -r name order; do
              case "$order" in
                tell*) echo '{"simulator":"late","truth":{"x":1}}'; sleep 0.2; echo "ok: $order" >&2 ;;
                bad*) echo "a remark" >&2; echo "error: no" >&2 ;;
                *) echo "ok: $order" >&2 ;;
              esac
            done
            """;

    private static Simulator start(String script) throws IOException {
        return Simulator.start(List.of("/bin/sh", "-c", script), new Patience(1));
    }

    @Test
    void theLateAcknowledgementOfAQuestionIsNotTakenForThatOfTheNextOrder() throws Exception {
        try (Simulator simulator = start(LATE)) {
            assertThat(simulator.ask("truth").path("x").asInt()).isEqualTo(1);
            assertThat(simulator.carriesOut("bad order")).isFalse();
            assertThat(simulator.carriesOut("good order")).isTrue();
        }
    }

    @Test
    void hurriedOrdersAreDoneWhenTheLastOfThemIsAcknowledged() throws Exception {
        try (Simulator simulator = start(LATE)) {
            int last = simulator.hurry(List.of("good one", "bad one", "tell truth"));

            assertThat(simulator.isDone(last)).isFalse();
            assertThat(simulator.carriesOut("good order")).isTrue();
            assertThat(simulator.isDone(last)).isTrue();
        }
    }

    @Test
    void aQuestionThatIsRefusedIsRefusedAtOnceInItsWords() throws Exception {
        try (Simulator simulator = start("""
                echo '{"simulator":"mute","port":1}'
                while read -r line; do echo "error: nobody asks" >&2; done
                """)) {
            assertThatThrownBy(() -> simulator.ask("truth"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("truth")
                    .hasMessageContaining("nobody asks");
        }
    }
}
