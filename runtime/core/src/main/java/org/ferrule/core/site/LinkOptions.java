package org.ferrule.core.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.descriptor.SettingDescriptor;
import org.ferrule.core.descriptor.SettingReader;
import org.ferrule.core.unit.ApprovedUnits;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.Mistakes;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.core.yaml.NodeReader;
import org.ferrule.core.yaml.YamlReader;

/**
 * What a link of one kind and variant can be told.
 *
 * @param options plain values by name
 * @param secrets names of secrets
 */
record LinkOptions(Map<String, SettingDescriptor> options, List<String> secrets) {
    /** The one variant of a kind whose links are addressed by URL. */
    static final String ENDPOINT = "endpoint";

    private static final String RESOURCE = "link-options.yaml";

    /** All names, in the order to show them. */
    List<String> names() {
        List<String> names = new ArrayList<>(options.keySet());
        names.addAll(secrets);
        return names;
    }

    /** The built-in table: kind, then variant. */
    static Map<String, Map<String, LinkOptions>> load() {
        try (InputStream in = LinkOptions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from the bundle");
            }
            Mistakes mistakes = new Mistakes(RESOURCE);
            Map<String, Map<String, LinkOptions>> kinds = new LinkedHashMap<>();
            new YamlReader(mistakes).read(in.readAllBytes()).ifPresent(map -> {
                ConfigSection file = new ConfigSection(map, new NodeReader(mistakes));
                file.entries().forEach(kind -> kinds.put(kind.key(), variants(file, kind.key())));
            });
            mistakes.throwIfAny();
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MistakesException e) {
            throw new IllegalStateException("the built-in link options are wrong: " + e.getMessage(), e);
        }
    }

    private static Map<String, LinkOptions> variants(ConfigSection file, String kind) {
        SettingReader settings = new SettingReader(file.reader(), ApprovedUnits.load());
        Map<String, LinkOptions> variants = new LinkedHashMap<>();
        for (ConfigSection.NamedSection variant : file.sections(kind)) {
            List<String> secrets = new ArrayList<>();
            for (ConfigNode secret : variant.section().items("secrets")) {
                file.reader().text(secret).ifPresent(secrets::add);
            }
            variants.put(variant.name(), new LinkOptions(settings.readAll(variant.section(), "options"), secrets));
        }
        return variants;
    }
}
