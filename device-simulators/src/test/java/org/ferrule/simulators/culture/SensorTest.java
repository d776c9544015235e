package org.ferrule.simulators.culture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SensorTest {

    @Test
    void lagsBehindAStepByItsTimeConstant() {
        Sensor sensor = new Sensor(new Sensor.Settings(10, 0, 0), 1);
        sensor.measure(0, 0);

        assertThat(sensor.measure(100, 10)).as("63.2 % after one time constant").isCloseTo(63.212, within(0.001));
    }

    @Test
    void oneLongIntervalEqualsManyShortOnes() {
        Sensor once = new Sensor(new Sensor.Settings(10, 0, 0), 1);
        Sensor often = new Sensor(new Sensor.Settings(10, 0, 0), 1);
        once.measure(0, 0);
        often.measure(0, 0);
        double last = 0;
        for (int i = 0; i < 30; i++) {
            last = often.measure(1, 1);
        }

        assertThat(once.measure(1, 30)).isCloseTo(last, within(1e-12));
    }

    @Test
    void noiseHasTheStatedDeviationAndNoBias() {
        Sensor sensor = new Sensor(new Sensor.Settings(0, 0.5, 0), 4711);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 10_000; i++) {
            double error = sensor.measure(20, 1) - 20;
            sum += error;
            squares += error * error;
        }

        assertThat(sum / 10_000).isCloseTo(0, within(0.02));
        assertThat(Math.sqrt(squares / 10_000)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void showsMultiplesOfItsResolutionOnly() {
        Sensor sensor = new Sensor(new Sensor.Settings(0, 0, 0.25), 1);

        assertThat(sensor.measure(7.1, 1)).isEqualTo(7.0);
        assertThat(sensor.measure(7.2, 1)).isEqualTo(7.25);
    }

    @Test
    void refusesNegativeCharacter() {
        assertThatThrownBy(() -> new Sensor.Settings(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
