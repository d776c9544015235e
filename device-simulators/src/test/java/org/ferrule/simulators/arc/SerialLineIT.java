package org.ferrule.simulators.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.line.Cable;
import org.ferrule.simulators.line.SerialLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RTU over a pair of pseudo-terminals, which socat makes. */
@Timeout(60)
class SerialLineIT {

    @Test
    void answersOnASerialDevice(@TempDir Path directory) throws Exception {
        ArcSensor sensor = new ArcSensor(
                ArcSettings.of(ArcType.PH, 1, "0001001", 5),
                () -> new CultureState(0, 1, 98, 37, 7.2, 40, 4, 0, 1000, 1013),
                new ManualClock());
        try (Cable cable = Cable.in(directory, "line");
                ArcServer server = ArcServer.start(new SerialLine(cable.device(), 19_200, 2), List.of(sensor))) {
            assertThat(server.port()).isZero();
            assertThat(cable.ask("01 03 14BF 0006 F1DC", 17)).isEqualTo("01030C10000000000000000000416062F7");
        }
    }
}
