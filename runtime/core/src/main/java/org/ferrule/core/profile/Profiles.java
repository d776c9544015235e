package org.ferrule.core.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.Mistakes;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.core.yaml.NodeReader;
import org.ferrule.core.yaml.YamlReader;

/** The built-in profiles. */
public final class Profiles {
    /** The profile that demands nothing. */
    public static final String PLAIN = "equipment";

    private static final String RESOURCE = "profiles.yaml";

    private final Map<String, Profile> profiles;

    private Profiles(Map<String, Profile> profiles) {
        this.profiles = Collections.unmodifiableMap(profiles);
    }

    /** Reads the built-in profiles. */
    public static Profiles load() {
        try (InputStream in = Profiles.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from the bundle");
            }
            Mistakes mistakes = new Mistakes(RESOURCE);
            NodeReader reader = new NodeReader(mistakes);
            Map<String, Profile> profiles = new YamlReader(mistakes)
                    .read(in.readAllBytes())
                    .map(map -> new ProfileReader(reader).readAll(new ConfigSection(map, reader)))
                    .orElse(Map.of());
            mistakes.throwIfAny();
            return new Profiles(profiles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MistakesException e) {
            throw new IllegalStateException("the built-in profiles are wrong: " + e.getMessage(), e);
        }
    }

    /** All profiles by name. */
    public Map<String, Profile> byName() {
        return profiles;
    }

    /**
     * Notes what a descriptor lacks of its profile.
     *
     * @param file the descriptor's file, for the places of mistakes
     * @param descriptor what was read from it; parts with mistakes of their own are not in it
     */
    public void check(ConfigSection file, EquipmentDescriptor descriptor) {
        Profile profile = profiles.get(descriptor.identity().profile());
        if (profile != null) {
            new ProfileCheck(profile, file, descriptor).run();
        }
    }
}
