package org.ferrule.simulators.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes a site directory whose links lead to the simulators of this process. */
final class DemoSite {

    private static final String FILE = "site.yaml";
    private static final String FIRST_LINE =
            "# A demonstration site: all of its devices are simulators on this machine.";

    private final Path directory;

    private DemoSite(Path directory) {
        this.directory = directory;
    }

    /**
     * A site in this directory, which need not exist.
     *
     * @throws IllegalArgumentException if the directory holds a site that somebody else wrote
     */
    static DemoSite in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.exists(file) && !Files.readString(file).startsWith(FIRST_LINE)) {
            throw new IllegalArgumentException("--write-site: " + file
                    + " was not written by this command and would be lost; name another directory");
        }
        return new DemoSite(directory);
    }

    /** Where the bioreactor keeps its key, so that it is the same server after a restart. */
    Path serverKeys() {
        return directory.resolve("simulator-pki");
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
        Path trusted = Files.createDirectories(directory.resolve("pki").resolve("trusted"));
        Files.copy(certificate, trusted.resolve("bioreactor.der"), StandardCopyOption.REPLACE_EXISTING);
        Files.write(
                directory.resolve(FILE),
                List.of(
                        FIRST_LINE,
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
