package org.ferrule.transport.modbus;

import java.time.Duration;
import java.util.Set;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.TransportProvider;
import org.ferrule.transport.line.LineAddress;
import org.ferrule.transport.line.LineTerms;
import org.ferrule.transport.line.SharedLine;
import org.osgi.service.component.annotations.Component;

/** Opens Modbus links; the variants are {@code tcp}, {@code rtu-tcp} and {@code rtu}. */
@Component(service = TransportProvider.class, property = "ferrule.link=modbus")
public final class ModbusTransport implements TransportProvider {
    /** How many other requests may each time out before somebody who waits for the line gives up. */
    private static final int TURNS = 5;

    /** A silent slave must not interrupt the others on its line; stale input is thrown away before the next request. */
    private static final Set<CommFault> SURVIVED_BY_SERIAL_LINE =
            Set.of(CommFault.TIMEOUT, CommFault.FRAMING, CommFault.CHECKSUM, CommFault.PROTOCOL);

    @Override
    public SharedLink open(LinkConfiguration configuration) throws ConfigurationException {
        Settings settings = configuration.settings();
        Duration timeout = settings.duration("timeout");
        Duration patience = timeout.multipliedBy(TURNS);
        LineTerms overTcp = new LineTerms(patience, Duration.ZERO, Set.of());
        return switch (configuration.variant()) {
            case "tcp" -> link(configuration, LineAddress.tcp(settings), overTcp, new MbapFraming());
            case "rtu-tcp" -> link(configuration, LineAddress.tcp(settings), overTcp, new RtuFraming());
            case "rtu" -> {
                LineTerms overSerial = new LineTerms(patience, settings.duration("gap"), SURVIVED_BY_SERIAL_LINE);
                yield link(configuration, LineAddress.serial(settings), overSerial, new RtuFraming());
            }
            default ->
                throw new ConfigurationException(
                        "modbus", "'" + configuration.variant() + "' is unknown; write tcp, rtu-tcp or rtu");
        };
    }

    private static SharedLink link(
            LinkConfiguration configuration, LineAddress address, LineTerms terms, Framing framing) {
        SharedLine line = new SharedLine(configuration.name(), address, terms);
        return new SharedModbusLink(line, framing, configuration.settings().duration("timeout"));
    }
}
