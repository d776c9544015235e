package org.ferrule.plugin.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nameplate, weight, state, and what the balance says unasked; byte-exact. */
class BalanceSessionTest {
    private static final String ANNOUNCEMENT = "I4 A \"B207696838\"\r\n";

    private final FakeStreamLink link = new FakeStreamLink()
            .on("I2", "I2 A \"WXS205SDU WXA-Bridge 220.00900 g\"\r\n")
            .on("I3", "I3 A \"1.10 18.6.4.1361.772\"\r\n")
            .on("I4", ANNOUNCEMENT)
            .on("SI", "S S     100.00 g\r\n")
            .on("TA", "TA A      12.34 g\r\n");
    private Bench bench;

    @BeforeEach
    void putTheBalanceOnTheBench() throws Exception {
        bench = Bench.of("sics-balance.yaml").link("link", link);
    }

    private BalanceSession open() throws Exception {
        BalanceSession session = bench.open(new BalanceDriver(), BalanceSession.class);
        session.identify();
        link.heard().clear();
        return session;
    }

    @Test
    void theNameplateIsAskedForWithTheSerialNumberLast() throws Exception {
        BalanceSession session = bench.open(new BalanceDriver(), BalanceSession.class);
        link.says("S S   1.00 g\r\nI2 A \"late\"\r\n");

        assertThat(session.identify())
                .isEqualTo(new Nameplate("", "WXS205SDU WXA-Bridge", "B207696838", "", "1.10 18.6.4.1361.772"));
        assertThat(link.heard()).containsExactly("I2\r\n", "I3\r\n", "I4\r\n");
    }

    @Test
    void aBalanceThatKeepsItsModelOrFirmwareSecretIsIdentifiedByItsSerialNumber() throws Exception {
        link.anew("I2", "ES\r\n").anew("I3", "I3 I\r\n");
        BalanceSession session = bench.open(new BalanceDriver(), BalanceSession.class);
        assertThat(session.identify()).isEqualTo(new Nameplate("", "", "B207696838", "", ""));

        link.anew("I4", "I4 A \"\"\r\n");
        assertThatThrownBy(session::identify)
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("MT-SICS");
    }

    @ParameterizedTest
    @CsvSource({
        "'S S     100.00 g', 100, GOOD, NORMAL",
        "'S D    -100.05 g', -100.05, UNCERTAIN(SensorNotAccurate), NORMAL",
        "'S S    0.10005 kg', 100.05, GOOD, NORMAL",
        "'S S     100050 mg', 100.05, GOOD, NORMAL",
        "'S S   12.3 \u00b5g', 0.0000123, GOOD, NORMAL",
        "'S S   500.25 ct', 100.05, GOOD, NORMAL",
        "'S S   1.0000 oz', 28.349523125, GOOD, NORMAL",
        "'S S       40 PCS', , BAD(ConfigurationError), MAINTENANCE_REQUIRED",
        "'S S    12.30 %', , BAD(ConfigurationError), MAINTENANCE_REQUIRED",
        "'S S   1.0000 tl', , BAD(ConfigurationError), MAINTENANCE_REQUIRED",
        "'S I', , BAD(OutOfService), CHECK_FUNCTION",
        "'S +', , BAD(SensorFailure), OFF_SPEC",
        "'S -', , BAD(SensorFailure), OFF_SPEC",
        "'S L', , BAD(ConfigurationError), FAILURE",
        "'ES', , BAD(ConfigurationError), FAILURE",
        "'ET', , BAD(ConfigurationError), FAILURE",
        "'S S     Error 10b', , BAD(SensorFailure), FAILURE",
        "'S S     Error 15b', , BAD(SensorFailure), MAINTENANCE_REQUIRED",
        "'S S     ------ g', , BAD(SensorFailure), FAILURE",
        "'S S     1e999999999 g', , BAD(SensorFailure), FAILURE",
        "'S S     100.00', , BAD(SensorFailure), FAILURE",
        "'S', , BAD(ConfigurationError), FAILURE"
    })
    void eachAnswerHasItsQualityAndHealth(String answer, Double grams, String quality, Health health) throws Exception {
        BalanceSession session = open();
        link.anew("SI", answer + "\r\n");

        Reading value = Bench.read(session, "value");
        assertThat(value.value()).isEqualTo(grams == null ? Value.absent() : Value.real(grams));
        assertThat(value.quality()).hasToString(quality);
        assertThat(session.status().health()).isEqualTo(health);
    }

    @ParameterizedTest
    @CsvSource({
        "'S +', outOfRange",
        "'S -', outOfRange",
        "'S S     Error 3t', sensorFailure",
        "'S S     Error 15b', adjustmentNeeded",
        "'S S       40 PCS', wrongUnit"
    })
    void anAlarmComesAndGoesWithItsCause(String answer, String alarm) throws Exception {
        BalanceSession session = open();
        link.anew("SI", answer + "\r\n");
        session.status();
        assertThat(bench.alarms()).hasSize(4).containsEntry(alarm, true);
        assertThat(bench.alarms().values()).containsOnlyOnce(true);

        link.anew("SI", "S S     100.00 g\r\n");
        session.status();
        assertThat(bench.alarms()).hasSize(4).doesNotContainValue(true);
    }

    @Test
    void oneQuestionYieldsWeightStabilityAndUnit() throws Exception {
        BalanceSession session = open();
        link.anew("SI", "S D     100.00 kg\r\n");
        List<Reading> readings = session.read(List.of(
                new ParameterId("value"),
                new ParameterId("tare"),
                new ParameterId("stable"),
                new ParameterId("hostUnit"),
                new ParameterId("unheardOf")));

        assertThat(link.heard()).containsExactly("TA\r\n", "SI\r\n");
        assertThat(readings).hasSize(5);
        assertThat(readings)
                .contains(
                        Reading.good(new ParameterId("tare"), Value.real(12.34)),
                        Reading.good(new ParameterId("stable"), Value.bool(false)),
                        Reading.good(new ParameterId("hostUnit"), Value.text("kg")),
                        Reading.bad(new ParameterId("unheardOf"), Quality.BAD_NOT_SUPPORTED));
    }

    @ParameterizedTest
    @CsvSource({"ES, BAD(NotSupported)", "TA I, BAD(OutOfService)", "TA A 3 PCS, BAD(ConfigurationError)"})
    void aTareThatCannotBeReadIsBad(String answer, String quality) throws Exception {
        BalanceSession session = open();
        link.anew("TA", answer + "\r\n");
        assertThat(Bench.read(session, "tare").quality()).hasToString(quality);
    }

    @Test
    void theUnsettledWeightIsGoodWhereTheSiteSaysSo() throws Exception {
        link.anew("SI", "S D     100.00 g\r\n");
        assertThat(Bench.read(open(), "value").quality()).isEqualTo(Quality.UNCERTAIN_SENSOR_NOT_ACCURATE);
        bench.with("unstableValue", Value.enumerated(1, "GOOD"));
        assertThat(Bench.read(open(), "value").quality()).isEqualTo(Quality.GOOD);
        assertThat(Bench.read(open(), "stable").value()).isEqualTo(Value.bool(false));
    }

    @Test
    void theWeightIsReadByEitherCommandAndLineEnd() throws Exception {
        bench.with("reading", Value.enumerated(1, "SC"))
                .with("stabilityTimeout", new Value.Span(Duration.ofMillis(250)));
        link.on("SC 250", "S D      99.00 g\r\n");
        assertThat(Bench.read(open(), "value").value()).isEqualTo(Value.real(99));

        for (String end : List.of("\n", "\r")) {
            FakeStreamLink other = new FakeStreamLink().on("SI", "S S 1.00 g" + end);
            bench = Bench.of("sics-balance.yaml")
                    .link("link", other)
                    .with("terminator", Value.enumerated(1, end.equals("\n") ? "LF" : "CR"));
            BalanceSession session = bench.open(new BalanceDriver(), BalanceSession.class);
            assertThat(Bench.read(session, "value").value()).isEqualTo(Value.real(1));
            assertThat(other.heard()).containsExactly("SI" + end);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S S     100.0"})
    void aMissingOrHalfAnswerIsALostConnection(String bytes) throws Exception {
        BalanceSession session = open();
        link.anew("SI", bytes);
        ConnectionException failure =
                catchThrowableOfType(ConnectionException.class, () -> Bench.read(session, "value"));
        assertThat(failure.fault()).isEqualTo(CommFault.TIMEOUT);
    }

    @Test
    void aLineThatFloodsIsGivenUp() throws Exception {
        BalanceSession session = open();
        link.anew("SI", "Z A\r\n".repeat(30));
        assertThatThrownBy(() -> Bench.read(session, "value"))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("repeating command");
    }

    @Test
    void aLateWeightIsNotTakenForTheAnswer() throws Exception {
        BalanceSession session = open();
        link.says("S S     999.00 g\r\n");

        assertThat(Bench.read(session, "value").value()).isEqualTo(Value.real(100));
        assertThat(link.heard()).containsExactly("I3\r\n", "SI\r\n");
        assertThat(bench.reported())
                .containsExactly("S S: unasked or late, and not taken for an answer: 'S S     999.00 g'");

        link.heard().clear();
        assertThat(Bench.read(session, "value").value()).isEqualTo(Value.real(100));
        assertThat(link.heard()).containsExactly("SI\r\n");
    }

    @Test
    void whatIsStillUnderWayWhenAskedIsPassedOverToo() throws Exception {
        BalanceSession session = open();
        link.says("S S     999.00 g\r\nS S     99");
        link.anew("I3", "8.00 g\r\nI3 A \"1\"\r\n").anew("SI", "Z A\r\nS S     100.00 g\r\n");

        assertThat(Bench.read(session, "value").value()).isEqualTo(Value.real(100));
        assertThat(bench.reported())
                .satisfiesExactly(
                        first -> assertThat(first).contains("'S S     999.00 g'"),
                        second -> assertThat(second).contains("'Z A'"));
    }

    @Test
    void switchingOnIsReportedAndAnotherBalanceIsALostConnection() throws Exception {
        BalanceSession session = open();
        session.status();
        link.anew("TA", "TA A       0.00 g\r\n").says(ANNOUNCEMENT);
        session.status();
        assertThat(bench.reported()).singleElement().asString().startsWith("I4: the balance was switched on or reset");

        link.says("I4 A \"OTHER\"\r\n");
        assertThatThrownBy(session::status)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("OTHER")
                .hasMessageContaining("B207696838");
    }

    @Test
    void aTareKeyPressedAtTheBalanceIsReportedOnce() throws Exception {
        BalanceSession session = open();
        session.status();
        link.anew("TA", "TA A      99.00 g\r\n");
        session.status();
        session.status();
        assertThat(bench.reported()).containsExactly("TA: tare changed at the balance from 12.34 g to 99.00 g");
    }

    @Test
    void anotherUnitChosenAtTheBalanceIsReportedAndNotChangedBack() throws Exception {
        BalanceSession session = open();
        session.status();
        link.anew("SI", "S S    0.10000 kg\r\n").anew("TA", "TA A    0.01234 kg\r\n");
        session.status();
        assertThat(bench.reported()).containsExactly("unit: weights come in kg now, no longer in g");
        assertThat(link.heard()).containsOnly("SI\r\n", "TA\r\n");
    }

    @Test
    void keysAreReportedOnlyWhereTheSiteSaysSo() throws Exception {
        BalanceSession silent = open();
        silent.status();
        assertThat(link.heard()).doesNotContain("K 4\r\n");

        bench.with("keyReports", Value.enumerated(1, "K4"));
        link.on("K 4", "K A\r\n");
        BalanceSession session = open();
        session.status();
        session.status();
        assertThat(link.heard()).containsOnlyOnce("K 4\r\n");
        link.says("K A 2\r\nK A 1\r\n");
        link.anew("TA", "TA A       1.00 g\r\n");
        session.status();
        assertThat(bench.reported())
                .containsExactly("K: zero at the balance: 'K A 2'", "K: tare at the balance: 'K A 1'");

        link.says(ANNOUNCEMENT);
        link.heard().clear();
        session.status();
        assertThat(link.heard()).contains("K 4\r\n");
    }

    @Test
    void aBalanceWithoutKeyReportsIsReadAllTheSame() throws Exception {
        bench.with("keyReports", Value.enumerated(1, "K4"));
        link.on("K 4", "ES\r\n");
        assertThat(Bench.read(open(), "value").value()).isEqualTo(Value.real(100));
        assertThat(bench.reported()).containsExactly("ES: keys are not reported: the balance refuses 'K 4'");
    }
}
