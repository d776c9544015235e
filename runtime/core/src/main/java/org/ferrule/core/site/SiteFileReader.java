package org.ferrule.core.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.Mistakes;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.core.yaml.NodeReader;
import org.ferrule.core.yaml.Place;
import org.ferrule.core.yaml.YamlReader;

/** Reads {@code site.yaml} and checks it against the installed descriptors. */
public final class SiteFileReader {
    /** The name of every site file. */
    public static final String FILE = "site.yaml";

    private static final List<String> KEYS = List.of("site", "links", "equipment");

    private final Map<String, EquipmentDescriptor> types;
    private final SecretStore secrets;
    private final Map<String, Map<String, LinkOptions>> linkOptions = LinkOptions.load();
    private final boolean canAwaitPlugins;

    /**
     * Reads with what is installed.
     *
     * @param descriptorsByType descriptors of the installed plugins
     * @param secrets resolves what the file names as {@code {secret: NAME}}
     */
    public SiteFileReader(Map<String, EquipmentDescriptor> descriptorsByType, SecretStore secrets) {
        this(descriptorsByType, secrets, false);
    }

    private SiteFileReader(Map<String, EquipmentDescriptor> types, SecretStore secrets, boolean canAwaitPlugins) {
        this.types = new LinkedHashMap<>(types);
        this.secrets = secrets;
        this.canAwaitPlugins = canAwaitPlugins;
    }

    /**
     * The same for a site that runs, whose plugins may come later: a type that no plugin has is no mistake, unless its name is
     * almost that of one that is there.
     */
    public SiteFileReader awaitingPlugins() {
        return new SiteFileReader(types, secrets, true);
    }

    /**
     * The site in a directory.
     *
     * @param siteDirectory holds {@code site.yaml}
     * @param dataDirectory where transports may keep what they make themselves
     * @throws MistakesException with everything that is wrong, also if there is no file
     * @throws IOException if the file cannot be read
     */
    public SiteConfiguration read(Path siteDirectory, Path dataDirectory) throws MistakesException, IOException {
        Path file = siteDirectory.resolve(FILE);
        Mistakes mistakes = new Mistakes(FILE);
        if (!Files.isRegularFile(file)) {
            mistakes.add(
                    Place.START, "", "there is no file " + file + ". Write one, or name the directory that holds it.");
        }
        mistakes.throwIfAny();
        return read(Files.readAllBytes(file), siteDirectory, dataDirectory);
    }

    /** Like {@link #read(Path, Path)}, but of bytes that are already there. */
    public SiteConfiguration read(byte[] yaml, Path siteDirectory, Path dataDirectory) throws MistakesException {
        Mistakes mistakes = new Mistakes(FILE);
        Optional<SiteConfiguration> site = new YamlReader(mistakes)
                .read(yaml)
                .map(map -> read(new ConfigSection(map, new NodeReader(mistakes)), siteDirectory, dataDirectory));
        mistakes.throwIfAny();
        return site.orElseThrow(() -> new IllegalStateException(FILE + " yielded neither site nor mistake"));
    }

    private SiteConfiguration read(ConfigSection file, Path siteDirectory, Path dataDirectory) {
        file.acceptOnly("key", "A site file", KEYS);
        String name = file.requireText("site", "cell-therapy-suite-2");
        Map<String, LinkConfiguration> links = new LinkReader(
                        file.reader(), new LinkReader.Sources(linkOptions, secrets, siteDirectory, dataDirectory))
                .readAll(file);
        List<String> linkNames = file.section("links").map(ConfigSection::entries).orElse(List.of()).stream()
                .map(ConfigNode.Entry::key)
                .toList();
        if (!file.has("equipment")) {
            file.wrong(
                    "equipment", "is missing. Add it, for example equipment: {do-1: {type: hamilton.arc.visiferm-do}}");
        }
        EquipmentReader equipment = new EquipmentReader(
                file.reader(),
                types,
                new SecretReader(file.reader(), secrets),
                new EquipmentReader.Links(links, linkNames),
                canAwaitPlugins);
        return new SiteConfiguration(name, links, equipment.readAll(file));
    }
}
