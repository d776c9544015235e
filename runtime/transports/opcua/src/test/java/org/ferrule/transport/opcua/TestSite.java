package org.ferrule.transport.opcua;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkConfiguration;

/** A site directory, and link configurations in it. */
record TestSite(Path directory, Duration timeout) {
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    TestSite(Path directory) {
        this(directory, TIMEOUT);
    }

    TestSite trust(X509Certificate certificate) throws Exception {
        Path trusted = Files.createDirectories(directory.resolve("pki").resolve("trusted"));
        Files.write(trusted.resolve("server.der"), certificate.getEncoded());
        return this;
    }

    LinkConfiguration link(int port) {
        return link(port, Map.of(), Map.of());
    }

    LinkConfiguration link(int port, Map<String, String> texts, Map<String, String> secrets) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("timeout", new Value.Span(timeout));
        values.put("connectTimeout", new Value.Span(timeout.multipliedBy(5)));
        texts.forEach((name, text) -> values.put(name, Value.text(text)));
        return new LinkConfiguration(
                "reactor",
                "opcua",
                "opc.tcp://localhost:" + port,
                Settings.of(values).withSecrets(secrets),
                directory,
                directory.resolve("data"));
    }
}
