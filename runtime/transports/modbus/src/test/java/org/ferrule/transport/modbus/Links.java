package org.ferrule.transport.modbus;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.SharedLink;

/** Links as the runtime would configure them. */
final class Links {
    static final Duration TIMEOUT = Duration.ofMillis(400);

    private Links() {}

    static SharedLink tcp(String variant, int port) throws ConfigurationException {
        return tcp(variant, port, TIMEOUT);
    }

    static SharedLink tcp(String variant, int port, Duration timeout) throws ConfigurationException {
        return open(
                variant,
                Map.of(
                        "host", new Value.Text("127.0.0.1"),
                        "port", new Value.Int(port),
                        "timeout", new Value.Span(timeout),
                        "connectTimeout", new Value.Span(Duration.ofSeconds(1))));
    }

    static SharedLink rtu(String path) throws ConfigurationException {
        return rtu(path, TIMEOUT);
    }

    static SharedLink rtu(String path, Duration timeout) throws ConfigurationException {
        return open(
                "rtu",
                Map.of(
                        "port", new Value.Text(path),
                        "baud", new Value.Int(19200),
                        "dataBits", new Value.Int(8),
                        "stopBits", new Value.Int(1),
                        "parity", new Value.Text("none"),
                        "gap", new Value.Span(Duration.ofMillis(5)),
                        "timeout", new Value.Span(timeout)));
    }

    static SharedLink open(String variant, Map<String, Value> settings) throws ConfigurationException {
        Path nowhere = Path.of("unused");
        return new ModbusTransport()
                .open(new LinkConfiguration("line1", "modbus", variant, Settings.of(settings), nowhere, nowhere));
    }

    static ModbusLink lease(SharedLink shared) {
        return (ModbusLink) shared.lease(new EquipmentId("probe"), reason -> {}).link();
    }
}
