package org.ferrule.plugin.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that are over with the answer, and commands whose last answer takes its time. */
class BalanceCommandsTest {
    private static final Value STABLE = Value.enumerated(0, "STABLE");
    private static final Value IMMEDIATELY = Value.enumerated(1, "IMMEDIATELY");

    private final FakeStreamLink link = new FakeStreamLink()
            .on("I2", "I2 A \"X 1 g\"\r\n")
            .on("I3", "I3 A \"1\"\r\n")
            .on("I4", "I4 A \"SN1\"\r\n")
            .on("SI", "S S     100.00 g\r\n")
            .on("TA", "TA A       0.00 g\r\n");
    private Bench bench;
    private BalanceSession session;

    @BeforeEach
    void putTheBalanceOnTheBench() throws Exception {
        bench = Bench.of("sics-balance.yaml").link("link", link);
        open();
    }

    private void open() throws Exception {
        session = bench.open(new BalanceDriver(), BalanceSession.class);
        session.identify();
        link.heard().clear();
    }

    private Execution start(String command, Map<String, Value> arguments) throws Exception {
        return session.start(new CommandCall(new CommandId(command), RequestId.random(), arguments));
    }

    private Execution tare(Value when) throws Exception {
        return start("tare", Map.of("when", when));
    }

    @ParameterizedTest
    @CsvSource({
        "tare, STABLE, T, 'T S     100.00 g'",
        "tare, STABLE, T, T S",
        "tare, STABLE, T, T A",
        "tare, IMMEDIATELY, TI, 'TI S     100.00 g'",
        "tare, IMMEDIATELY, TI, 'TI D     100.00 g'",
        "zero, STABLE, Z, Z A",
        "zero, IMMEDIATELY, ZI, ZI S",
        "zero, IMMEDIATELY, ZI, ZI D",
        "adjust, , C1, C1 A",
        "clearTare, , TAC, TAC A"
    })
    void aCommandIsSentOnceAndDoneWithItsAnswer(String command, String when, String sent, String answer)
            throws Exception {
        link.on(sent, answer + "\r\n");
        Execution execution = start(command, when == null ? Map.of() : Map.of("when", Value.enumerated(0, when)));

        assertThat(execution.poll().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(link.heard()).containsExactly(sent + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "T, T I, STABLE, not stable in time",
        "T, T +, STABLE, take load off",
        "T, T -, STABLE, check pan",
        "T, T L, STABLE, does not accept",
        "T, ES, STABLE, does not know",
        "TI, EL, IMMEDIATELY, cannot execute",
        "TI, ET, IMMEDIATELY, baud rate",
        "TI, TI X 7, IMMEDIATELY, not known"
    })
    void aRefusalIsTheDevicesAndSaysWhatToDo(String sent, String answer, String when, String text) {
        link.on(sent, answer + "\r\n");
        assertThatThrownBy(() -> tare(Value.enumerated(0, when)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining(text);
    }

    @Test
    void anImmediateAnswerIsExpectedUnderTheNameThatTheSiteSays() throws Exception {
        link.on("TI", "T S     100.00 g\r\n");
        assertThatThrownBy(() -> tare(IMMEDIATELY)).isInstanceOf(ConnectionException.class);

        bench.with("immediateReply", Value.enumerated(1, "BASE_NAME"));
        open();
        assertThat(tare(IMMEDIATELY).poll().phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void aTareThatWaitsForStabilityLeavesTheLaneAndTheBalanceAlone() throws Exception {
        Execution tare = tare(STABLE);
        assertThat(tare.poll().phase()).isEqualTo(Phase.RUNNING);
        assertThat(Bench.read(session, "value").quality()).isEqualTo(Quality.BAD_OUT_OF_SERVICE);
        assertThat(session.status().health()).isEqualTo(Health.CHECK_FUNCTION);
        assertThatThrownBy(() -> start("clearTare", Map.of()))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("T is still under way");
        assertThatThrownBy(tare::cancel).isInstanceOf(DeviceException.class);
        assertThat(link.heard()).containsExactly("T\r\n");

        link.says("T S     100");
        assertThat(tare.poll().phase()).isEqualTo(Phase.RUNNING);
        link.says(".00 g\r\n");
        assertThat(tare.poll().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(Bench.read(session, "value").quality()).isEqualTo(Quality.GOOD);
        assertThat(bench.reported()).isEmpty();
    }

    @Test
    void anAdjustmentRunsBetweenItsTwoAnswers() throws Exception {
        link.on("C1", "C1 B\r\n");
        Execution adjustment = start("adjust", Map.of());
        assertThat(adjustment.poll().phase()).isEqualTo(Phase.RUNNING);
        link.says("C1 \"200.00 g\"\r\n");
        assertThat(adjustment.poll().step()).isEqualTo("load 200.00 g");
        link.says("C1 A\r\n");
        assertThat(Bench.read(session, "value").quality())
                .as("whoever hears it")
                .isEqualTo(Quality.GOOD);
        assertThat(adjustment.poll().phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void anAdjustmentThatFailsInTheEndSaysSo() throws Exception {
        bench.with("adjustment", Value.enumerated(1, "C3"));
        link.on("C3", "C3 B\r\n");
        open();
        Execution adjustment = start("adjust", Map.of());
        link.says("C3 I\r\n");
        assertThatThrownBy(adjustment::poll)
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("C3 I")
                .hasMessageContaining("aborted");
    }

    @Test
    void aRestartInBetweenLeavesTheOutcomeOpen() throws Exception {
        Execution tare = tare(STABLE);
        link.says("I4 A \"SN1\"\r\n");
        assertThatThrownBy(tare::poll)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("switched on or reset while 'T' was under way");
        assertThat(Bench.read(session, "value").quality()).isEqualTo(Quality.GOOD);
    }

    @Test
    void aLastAnswerThatNeverComesEndsTheSession() throws Exception {
        Execution tare = tare(STABLE);
        bench.at(Instant.EPOCH.plusSeconds(61));
        assertThatThrownBy(tare::poll)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("no last answer to 'T'");
    }

    @Test
    void aLastAnswerAfterANewConnectionIsReportedAndAnswersNothing() throws Exception {
        Execution tare = tare(STABLE);
        open();
        link.says("T S     100.00 g\r\n");
        link.on("T", "");
        Execution second = tare(STABLE);
        assertThat(second.poll().phase()).isEqualTo(Phase.RUNNING);
        assertThat(tare).isNotSameAs(second);
        assertThat(bench.reported()).singleElement().asString().contains("'T S     100.00 g'");
        assertThat(link.heard()).containsExactly("I3\r\n", "T\r\n");
    }

    @Test
    void aPresetTareIsDoneOnlyIfTheBalanceTookIt() throws Exception {
        link.on("TA 12.345 g", "TA A      12.35 g\r\n");
        assertThat(start("presetTare", Map.of("tare", Value.real(12.345)))
                        .poll()
                        .phase())
                .isEqualTo(Phase.SUCCEEDED);

        link.on("TA 80 g", "TA A      50.00 g\r\n");
        assertThatThrownBy(() -> start("presetTare", Map.of("tare", Value.real(80))))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("another tare than 80");
    }

    @Test
    void whatWasCommandedIsNoEventOfThePanel() throws Exception {
        session.status();
        link.on("T", "T S     100.00 g\r\n");
        tare(STABLE);
        link.anew("TA", "TA A     100.00 g\r\n");
        session.status();
        assertThat(bench.reported()).isEmpty();
        link.anew("TA", "TA A       0.00 g\r\n");
        session.status();
        assertThat(bench.reported()).hasSize(1);
    }
}
