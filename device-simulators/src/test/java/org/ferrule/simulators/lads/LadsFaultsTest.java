package org.ferrule.simulators.lads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ferrule.simulators.lads.unit.SetPointRule.OutOfRangeException;
import org.junit.jupiter.api.Test;

class LadsFaultsTest {

    private final LadsFaults faults = new LadsFaults();

    @Test
    void aSetPointOutsideTheRangeIsRefusedUnlessTheDeviceClamps() throws Exception {
        assertThatThrownBy(() -> faults.admit(50, 4, 45)).isInstanceOf(OutOfRangeException.class);
        faults.clamp();
        assertThat(faults.admit(50, 4, 45)).hasValue(45);
        assertThat(faults.admit(-1, 4, 45)).hasValue(4);
        faults.clear();
        assertThat(faults.admit(45, 4, 45)).hasValue(45);
    }

    @Test
    void notANumberIsNeverPutIntoForce() {
        faults.clamp();
        assertThatThrownBy(() -> faults.admit(Double.NaN, 4, 45)).isInstanceOf(OutOfRangeException.class);
    }

    @Test
    void anIgnoringDeviceKeepsItsSetPoint() throws Exception {
        faults.ignoreWrites();
        assertThat(faults.admit(37, 4, 45)).isEmpty();
    }
}
