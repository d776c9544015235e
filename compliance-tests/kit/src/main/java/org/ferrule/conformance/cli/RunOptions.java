package org.ferrule.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.run.Settings;
import org.ferrule.conformance.waiver.Waiver;
import org.ferrule.conformance.waiver.WaiverFile;
import org.ferrule.core.yaml.MistakesException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run is made. */
final class RunOptions {
    private static final String SIGNER = "conformance-run";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything random, to make a run again (default: a new one, which is told).")
    private @Nullable Long seed;

    @Option(
            names = "--benches",
            defaultValue = "4",
            paramLabel = "N",
            description = "Make so many checks at the same time, each with a runtime and devices of its own (default:"
                    + " ${DEFAULT-VALUE}).")
    private int benches = 4;

    @Option(
            names = "--repeat",
            defaultValue = "1",
            paramLabel = "N",
            description = "Make every check so often; verdicts that differ are an ERROR (default: ${DEFAULT-VALUE}).")
    private int times = 1;

    @Option(
            names = "--thorough",
            description = "Connect a thousand times, spoil thousands of frames: takes hours. For releases.")
    private boolean isThorough;

    @Option(
            names = "--time-multiplier",
            defaultValue = "1",
            paramLabel = "X",
            description =
                    "Stretch all limits of time, for a slow machine; stands in the report (default: ${DEFAULT-VALUE}).")
    private double multiplier = 1;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ID",
            description = "Look at these requirements only, while developing; the rest counts as not tested.")
    private List<String> only = List.of();

    @Option(names = "--waivers", paramLabel = "FILE", description = "What somebody answers for, with reason and end.")
    private @Nullable Path waivers;

    @Option(
            names = "--advisories",
            paramLabel = "FILE",
            description = "Known vulnerabilities, to compare the plugin's bill of materials with (docs/packaging.md).")
    private @Nullable Path advisories;

    @Option(
            names = "--rebuild",
            paramLabel = "FILE",
            description = "The same version built once more, to show that the build can be repeated.")
    private @Nullable Path rebuild;

    @Option(
            names = "--sign-with",
            paramLabel = "FILE",
            description = "Ed25519 key in PEM (PKCS#8) that signs the attestation (default: a new one for this run).")
    private @Nullable Path key;

    /** As the run takes them. */
    Settings settings(int level) throws IOException, GeneralSecurityException {
        if (times < 1) {
            throw new IllegalArgumentException("--repeat " + times + " makes nothing. Write 1 or more.");
        }
        for (String id : only) {
            if (Catalogue.load().find(id).isEmpty()) {
                throw new IllegalArgumentException(
                        "--only " + id + " is no requirement; 'ferrule conformance list' shows them.");
            }
        }
        return new Settings(
                Path.of(System.getProperty("ferrule.home", "")),
                level,
                benches,
                times,
                isThorough,
                seed == null ? new SecureRandom().nextLong() : seed,
                new Patience(multiplier),
                only,
                new Settings.Attachments(Optional.ofNullable(advisories), Optional.ofNullable(rebuild)),
                waived(),
                Optional.ofNullable(waivers),
                key == null ? SigningKey.generate(SIGNER) : SigningKey.fromPem(SIGNER, Files.readString(key)),
                Settings.ownVersion());
    }

    private List<Waiver> waived() throws IOException {
        if (waivers == null) {
            return List.of();
        }
        try {
            return WaiverFile.read(waivers.toString(), Files.readAllBytes(waivers));
        } catch (MistakesException mistakes) {
            throw new IOException(mistakes.getMessage(), mistakes);
        }
    }
}
