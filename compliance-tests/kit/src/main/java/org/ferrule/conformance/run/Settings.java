package org.ferrule.conformance.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.waiver.Waiver;

/**
 * How a run is to be made.
 *
 * @param distribution unpacked, whose runtime and simulators are used
 * @param level to claim
 * @param benches on which checks are made side by side, 1 or more
 * @param times each check is made
 * @param isThorough whether what can be done a thousand times is, which takes hours
 * @param seed from which all chance follows
 * @param patience stretches the limits of time
 * @param only ids of the requirements to look at; empty for all. Whatever is left out counts as not tested.
 * @param files what is known of the plugin beside its file
 * @param waivers what somebody answers for
 * @param waiverFile where they stand, to be filed
 * @param key that signs
 * @param kit version of the kit
 */
public record Settings(
        Path distribution,
        int level,
        int benches,
        int times,
        boolean isThorough,
        long seed,
        Patience patience,
        List<String> only,
        Attachments files,
        List<Waiver> waivers,
        Optional<Path> waiverFile,
        SigningKey key,
        String kit) {
    /**
     * What is known of a plugin beside its file.
     *
     * @param advisories known vulnerabilities, as the quality unit has them
     * @param rebuild the same version, built once more
     */
    public record Attachments(Optional<Path> advisories, Optional<Path> rebuild) {}

    /** The version in this kit's manifest, which every evidence names. */
    public static String ownVersion() {
        String version = Settings.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    /** The same for another level. */
    public Settings at(int other) {
        return new Settings(
                distribution,
                other,
                benches,
                times,
                isThorough,
                seed,
                patience,
                only,
                files,
                waivers,
                waiverFile,
                key,
                kit);
    }

    public Settings {
        if (benches < 1) {
            throw new IllegalArgumentException("--benches " + benches + " is none. Write 1 or more.");
        }
        only = List.copyOf(only);
        waivers = List.copyOf(waivers);
    }
}
