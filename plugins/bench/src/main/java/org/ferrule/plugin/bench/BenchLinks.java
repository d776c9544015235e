package org.ferrule.plugin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.TransportProvider;

/**
 * Links as a site file would configure them, to what listens on this machine.
 *
 * @param transport the real one
 * @param kind such as {@code modbus}
 * @param timeout of a request
 */
public record BenchLinks(TransportProvider transport, String kind, Duration timeout) {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration OPC_UA_CONNECT = Duration.ofSeconds(10);
    private static final Duration OPC_UA_TIMEOUT = Duration.ofSeconds(5);

    /** To a port of the loopback address, by that variant of the kind. */
    public SharedLink tcp(String variant, int port) throws ConfigurationException {
        return open(
                variant,
                Map.of(
                        "host",
                        Value.text("127.0.0.1"),
                        "port",
                        Value.integer(port),
                        "timeout",
                        new Value.Span(timeout),
                        "connectTimeout",
                        new Value.Span(CONNECT)));
    }

    /** To a serial device, 8 data bits and no parity, by that variant of the kind. */
    public SharedLink serial(String variant, String device, int baud, int stopBits)
            throws ConfigurationException, IOException {
        return open(
                variant,
                Map.of(
                        "port", Value.text(Path.of(device).toRealPath().toString()),
                        "baud", Value.integer(baud),
                        "dataBits", Value.integer(8),
                        "stopBits", Value.integer(stopBits),
                        "parity", Value.text("none"),
                        "gap", new Value.Span(Duration.ofMillis(5)),
                        "timeout", new Value.Span(timeout)));
    }

    /**
     * To an OPC UA server, signed and encrypted.
     *
     * @param certificate the server's, which the site comes to trust
     * @param directory of the site and its data; made if they are missing
     */
    public static SharedLink opcUa(TransportProvider transport, String url, Path certificate, Path directory)
            throws ConfigurationException, IOException {
        Path trusted = Files.createDirectories(directory.resolve("site/pki/trusted"));
        Path known = trusted.resolve(certificate.getFileName());
        if (!Files.exists(known)) {
            Files.copy(certificate, known);
        }
        Map<String, Value> settings = Map.of(
                "security",
                Value.text("SignAndEncrypt"),
                "securityPolicy",
                Value.text("Basic256Sha256"),
                "timeout",
                new Value.Span(OPC_UA_TIMEOUT),
                "connectTimeout",
                new Value.Span(OPC_UA_CONNECT));
        return transport.open(new LinkConfiguration(
                "bench", "opcua", url, Settings.of(settings), directory.resolve("site"), directory.resolve("data")));
    }

    private SharedLink open(String variant, Map<String, Value> settings) throws ConfigurationException {
        Path nowhere = Path.of("unused");
        return transport.open(new LinkConfiguration("bench", kind, variant, Settings.of(settings), nowhere, nowhere));
    }
}
