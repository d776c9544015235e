package org.ferrule.plugin.arc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Registers;
import org.ferrule.api.transport.WordOrder;

/**
 * What the sensor keeps of its last calibration at one point, readable at level U.
 *
 * @param temperature Cel
 * @param count calibrations made here
 * @param hours operating hour of the last one
 */
record StoredPoint(float temperature, long count, float hours) {
    static StoredPoint read(ArcRegisters registers, CalibrationPoint point)
            throws ConnectionException, DeviceException {
        WordOrder order = registers.wordOrder();
        Registers block = registers.block(point.circumstancesRegister(), 8);
        return new StoredPoint(block.float32(2, order), block.uint32(4, order), block.float32(6, order));
    }

    Map<String, Value> results() {
        Map<String, Value> results = new LinkedHashMap<>();
        results.put("temperature", Value.real(temperature));
        results.put("count", Value.integer(count));
        results.put("operatingHours", Value.real(hours));
        return results;
    }
}
