package org.ferrule.plugin.arc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.transport.modbus.ModbusTransport;

/** Lines as a site file would configure them. */
final class ArcLines {
    private ArcLines() {}

    static SharedLink tcp(int port) throws Exception {
        return open(
                "tcp",
                Map.of(
                        "host",
                        Value.text("127.0.0.1"),
                        "port",
                        Value.integer(port),
                        "timeout",
                        new Value.Span(Duration.ofSeconds(1)),
                        "connectTimeout",
                        new Value.Span(Duration.ofSeconds(2))));
    }

    /** With the factory's baud rate and two stop bits. */
    static SharedLink serial(String device) throws Exception {
        return open(
                "rtu",
                Map.of(
                        "port", Value.text(Path.of(device).toRealPath().toString()),
                        "baud", Value.integer(19200),
                        "dataBits", Value.integer(8),
                        "stopBits", Value.integer(2),
                        "parity", Value.text("none"),
                        "gap", new Value.Span(Duration.ofMillis(5)),
                        "timeout", new Value.Span(Duration.ofSeconds(1))));
    }

    /** An equipment on the line. */
    static Bench bench(String descriptor, SharedLink line, int unitId) throws Exception {
        ModbusLink link = (ModbusLink)
                line.lease(new EquipmentId("sensor-" + unitId), reason -> {}).link();
        return Bench.of(descriptor).link("link", link).with("unitId", Value.integer(unitId));
    }

    private static SharedLink open(String variant, Map<String, Value> settings) throws Exception {
        Path nowhere = Path.of("unused");
        return new ModbusTransport()
                .open(new LinkConfiguration("bench", "modbus", variant, Settings.of(settings), nowhere, nowhere));
    }
}
