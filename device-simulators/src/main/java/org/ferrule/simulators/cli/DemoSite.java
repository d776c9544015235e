package org.ferrule.simulators.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ferrule.simulators.site.SiteDirectory;

/** Writes a site directory whose links lead to the simulators around one culture. */
final class DemoSite {

    private final SiteDirectory directory;

    private DemoSite(SiteDirectory directory) {
        this.directory = directory;
    }

    /**
     * A site in this directory, which need not exist.
     *
     * @throws IllegalArgumentException if the directory holds a site that somebody else wrote
     */
    static DemoSite in(Path directory) throws IOException {
        return new DemoSite(SiteDirectory.in(directory));
    }

    /** Where the bioreactor keeps its key, so that it is the same server after a restart. */
    Path serverKeys() {
        return directory.serverKeys();
    }

    /**
     * Writes the site file and trusts the bioreactor's certificate; replaces what an earlier run wrote.
     *
     * @param phPort Modbus TCP port of the pH sensor
     * @param oxygenPort Modbus TCP port of the dissolved-oxygen sensor
     * @param reactorUrl OPC UA endpoint
     * @param certificate the bioreactor's certificate, DER
     */
    void write(int phPort, int oxygenPort, String reactorUrl, Path certificate) throws IOException {
        directory.trust("bioreactor", certificate);
        directory.write(List.of(
                "site: demonstration",
                "links:",
                "  line-ph: {modbus: tcp, host: 127.0.0.1, port: " + phPort + "}",
                "  line-do: {modbus: tcp, host: 127.0.0.1, port: " + oxygenPort + "}",
                "  reactor: {opcua: \"" + reactorUrl + "\", security: SignAndEncrypt}",
                "equipment:",
                "  ph-1:      {type: hamilton.arc.ph, link: line-ph, unitId: 1, simulated: true}",
                "  do-1:      {type: hamilton.arc.visiferm-do, link: line-do, unitId: 2, simulated: true}",
                "  reactor-1: {type: ferrule.lads.bioreactor, link: reactor, simulated: true,",
                "              limits: {temperature.sp: [35.0, 38.0]}}"));
    }
}
