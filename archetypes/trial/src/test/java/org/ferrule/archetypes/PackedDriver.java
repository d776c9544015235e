package org.ferrule.archetypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ferrule.archetypes.Workshop.Outcome;

/** A fresh driver as its vendor packs it, in the repository where sites find it. */
final class PackedDriver {
    /** What a site writes into its pom. */
    static final String DEPENDENCY =
            "<dependency><groupId>org.ferrule.trial</groupId><artifactId>first-driver</artifactId><version>1.0.0-SNAPSHOT</version></dependency>";

    // Below the one group that the user's own repository gets nothing of.
    private static final String GROUP = "org.ferrule.trial";
    private static final String NAME = "first-driver";
    private static final String VERSION = "1.0.0-SNAPSHOT";

    private final Workshop workshop;
    private final Path project;
    private final Path packed;
    private final Path published;

    PackedDriver(Workshop workshop) throws IOException, InterruptedException {
        this.workshop = workshop;
        Outcome generated = workshop.generate("equipment-plugin-archetype", NAME, Map.of("groupId", GROUP));
        assertThat(generated.code()).as(generated.output()).isZero();
        this.project = workshop.project(NAME);
        Outcome outcome = workshop.maven(project, List.of("package"));
        assertThat(outcome.code()).as(outcome.output()).isZero();
        this.packed = project.resolve("target/first-driver-1.0.0-SNAPSHOT.jar");
        Path repository = Files.createDirectories(Workshop.artifacts(GROUP, NAME, VERSION));
        this.published = repository.resolve("first-driver-1.0.0-SNAPSHOT.jar");
        Path pom = repository.resolve("first-driver-1.0.0-SNAPSHOT.pom");
        Files.copy(project.resolve("pom.xml"), pom, StandardCopyOption.REPLACE_EXISTING);
        restore();
    }

    /** Publishes what was packed first. */
    void restore() throws IOException {
        Files.copy(packed, published, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** What was packed first. */
    byte[] content() throws IOException {
        return Files.readAllBytes(packed);
    }

    /** Of whoever has signed it. */
    String certificate() throws IOException, InterruptedException {
        return tool("keytool", "-printcert", "-rfc", "-jarfile", packed.toString());
    }

    /** Publishes it signed with another key, of the same version and with the same time. */
    void signByAnother() throws IOException, InterruptedException {
        FileTime time = Files.getLastModifiedTime(published);
        String key = project.resolve("target/another.p12").toString();
        String unused = tool(
                "keytool",
                "-genkeypair",
                "-keystore",
                key,
                "-storepass",
                "another",
                "-alias",
                "another",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Another");
        unused = tool(
                "jarsigner",
                "-keystore",
                key,
                "-storepass",
                "another",
                "-sigfile",
                "VENDOR",
                published.toString(),
                "another");
        Files.setLastModifiedTime(published, time);
    }

    /** Signs another jar with the key that it was signed with. */
    void sign(Path jar) throws IOException, InterruptedException {
        String unused = tool(
                "jarsigner",
                "-keystore",
                project.resolve("target/development-key.p12").toAbsolutePath().toString(),
                "-storepass",
                "development",
                "-sigfile",
                "VENDOR",
                jar.toAbsolutePath().toString(),
                "development");
    }

    private String tool(String name, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()));
        line.addAll(List.of(arguments));
        Outcome outcome = workshop.run(project, line);
        assertThat(outcome.code()).as(outcome.output()).isZero();
        return outcome.output();
    }
}
