package org.ferrule.simulators.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A site directory that leads to simulators: site file, trusted certificates, secrets, and the simulators' own keys. */
public final class SiteDirectory {

    private static final String FILE = "site.yaml";
    private static final String FIRST_LINE =
            "# A demonstration site: all of its devices are simulators on this machine.";

    private final Path directory;

    private SiteDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * A site in this directory, which need not exist.
     *
     * @throws IllegalArgumentException if the directory holds a site that somebody else wrote
     */
    public static SiteDirectory in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.exists(file) && !Files.readString(file).startsWith(FIRST_LINE)) {
            throw new IllegalArgumentException("--write-site: " + file
                    + " was not written by this command and would be lost; name another directory");
        }
        return new SiteDirectory(directory);
    }

    /** Where the simulated servers keep their keys, so that they are the same servers after a restart. */
    public Path serverKeys() {
        return directory.resolve("simulator-pki");
    }

    /** Lets the site trust a server. */
    public void trust(String name, Path certificate) throws IOException {
        Path trusted = Files.createDirectories(directory.resolve("pki").resolve("trusted"));
        Files.copy(certificate, trusted.resolve(name + ".der"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts a secret into the site's store, readable by its owner alone. */
    public void secret(String name, String value) throws IOException {
        Path file = Files.createDirectories(directory.resolve("secrets")).resolve(name);
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, value);
    }

    /** Writes the site file, and replaces what an earlier run wrote. */
    public void write(List<String> lines) throws IOException {
        Files.createDirectories(directory);
        List<String> all = new ArrayList<>(List.of(FIRST_LINE));
        all.addAll(lines);
        Files.write(directory.resolve(FILE), all);
    }
}
