package org.ferrule.plugin.arc;

import java.time.Duration;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.plugin.bench.BenchLinks;
import org.ferrule.transport.modbus.ModbusTransport;

/** Lines as a site file would configure them. */
final class ArcLines {
    private static final BenchLinks LINKS = new BenchLinks(new ModbusTransport(), "modbus", Duration.ofSeconds(1));

    private ArcLines() {}

    static SharedLink tcp(int port) throws Exception {
        return LINKS.tcp("tcp", port);
    }

    /** By that variant of Modbus over TCP. */
    static SharedLink tcp(String variant, int port) throws Exception {
        return LINKS.tcp(variant, port);
    }

    /** With the factory's baud rate and two stop bits. */
    static SharedLink serial(String device) throws Exception {
        return LINKS.serial("rtu", device, 19200, 2);
    }

    /** An equipment on the line. */
    static Bench bench(String descriptor, SharedLink line, int unitId) throws Exception {
        ModbusLink link = (ModbusLink)
                line.lease(new EquipmentId("sensor-" + unitId), reason -> {}).link();
        return Bench.of(descriptor).link("link", link).with("unitId", Value.integer(unitId));
    }
}
