package org.ferrule.transport.stream;

import java.time.Duration;
import java.util.Set;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.TransportProvider;
import org.ferrule.transport.line.LineAddress;
import org.ferrule.transport.line.LineTerms;
import org.ferrule.transport.line.SharedLine;
import org.osgi.service.component.annotations.Component;

/** Opens stream links; the variants are {@code serial} and {@code tcp}. */
@Component(service = TransportProvider.class, property = "ferrule.link=stream")
public final class StreamTransport implements TransportProvider {
    @Override
    public SharedLink open(LinkConfiguration configuration) throws ConfigurationException {
        Settings settings = configuration.settings();
        LineAddress address =
                switch (configuration.variant()) {
                    case "tcp" -> LineAddress.tcp(settings);
                    case "serial" -> LineAddress.serial(settings);
                    default -> throw new ConfigurationException(
                            "stream", "'" + configuration.variant() + "' is unknown; write serial or tcp");
                };
        Duration timeout = settings.duration("timeout");
        LineTerms terms = new LineTerms(timeout, Duration.ZERO, Set.of());
        return new SharedStreamLink(new SharedLine(configuration.name(), address, terms), timeout);
    }
}
