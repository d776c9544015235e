package org.ferrule.simulators.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulated sensors read and written by mbpoll, a client that shares no code with them or with the runtime. */
@Timeout(30)
class MbpollIT {
    private final ArcSensor ph = sensor(ArcType.PH, 1);
    private final ArcSensor oxygen = sensor(ArcType.DISSOLVED_OXYGEN, 2);
    private ArcServer server;

    private static ArcSensor sensor(ArcType type, int unitId) {
        return new ArcSensor(
                ArcSettings.of(type, unitId, "000100" + unitId, 5),
                () -> new CultureState(0, 1, 98, 37, 7.2, 40, 4, 0, 1000, 1013),
                new ManualClock());
    }

    @BeforeEach
    void start() throws IOException {
        server = ArcServer.start(ArcTransport.TCP, 0, List.of(ph, oxygen));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Addresses count from 0; one request, then the end. */
    private String mbpoll(String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("mbpoll", "-0", "-1", "-q", "-p", Integer.toString(server.port())));
        command.addAll(List.of(words));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("this test needs mbpoll; install it, as .ci/run does: apt-get install mbpoll", e);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).as(output).isTrue();
        return output;
    }

    /** The number behind {@code [address]:}. */
    private static double number(String output, int address) {
        String mark = "[" + address + "]:";
        assertThat(output).contains(mark);
        return Double.parseDouble(
                output.substring(output.indexOf(mark) + mark.length()).strip().split("\\s", -1)[0]);
    }

    @Test
    void itsFloatsAreTheSensorsValues() throws Exception {
        String value = mbpoll("-a", "1", "-t", "4:float", "-r", "2091", "-c", "1", "127.0.0.1");
        String saturation = mbpoll("-a", "2", "-t", "4:float", "-r", "2091", "-c", "1", "127.0.0.1");

        assertThat(number(value, 2091)).isBetween(7.0, 7.4);
        assertThat(number(saturation, 2091)).isBetween(35.0, 45.0);
    }

    @Test
    void aBlockHasUnitStatusAndLimitsInTheirPlaces() throws Exception {
        String block = mbpoll("-a", "1", "-t", "4:hex", "-r", "2089", "-c", "10", "127.0.0.1");

        assertThat(block).containsPattern("\\[2089]:\\s+0x1000").containsPattern("\\[2098]:\\s+0x4160");
    }

    @Test
    void itsWritesAreTaken() throws Exception {
        String output = mbpoll("-a", "1", "-t", "4", "-r", "3369", "127.0.0.1", "1", "0", "9", "0");

        assertThat(ph.read(3370, 8)).as(output).startsWith(1, 0, 9, 0);
    }

    @Test
    void anIllegalAddressIsToldAsOne() throws Exception {
        assertThat(mbpoll("-a", "1", "-t", "4", "-r", "9998", "-c", "2", "127.0.0.1"))
                .contains("Illegal data address");
    }
}
