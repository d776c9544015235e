package org.ferrule.core.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads the links of a site file. */
final class LinkReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9-]*");

    private final NodeReader reader;
    private final Sources sources;
    private final SecretReader secrets;

    LinkReader(NodeReader reader, Sources sources) {
        this.reader = reader;
        this.sources = sources;
        this.secrets = new SecretReader(reader, sources.secrets());
    }

    /**
     * What links are made of besides the file.
     *
     * @param table what each kind and variant can be told
     * @param secrets resolves names of secrets
     * @param siteDirectory where the site file lies
     * @param dataDirectory where transports keep what they make themselves
     */
    record Sources(
            Map<String, Map<String, LinkOptions>> table, SecretStore secrets, Path siteDirectory, Path dataDirectory) {}

    /** All links by name; those with a wrong kind or variant are left out. */
    Map<String, LinkConfiguration> readAll(ConfigSection site) {
        Map<String, LinkConfiguration> links = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : site.sections("links")) {
            if (!NAME.matcher(named.name()).matches()) {
                reader.mistakes()
                        .add(
                                named.entry().place(),
                                named.entry().path(),
                                "'" + named.name()
                                        + "' is no name of a link: use a lower-case letter, then letters, digits and hyphens.");
            }
            kind(named.section()).flatMap(kind -> read(named, kind)).ifPresent(link -> links.put(named.name(), link));
        }
        return links;
    }

    private Optional<String> kind(ConfigSection link) {
        List<String> given = sources.table().keySet().stream().filter(link::has).toList();
        if (given.size() == 1) {
            return Optional.of(given.get(0));
        }
        if (given.isEmpty()) {
            link.wrong("does not say what it is. Add one of: " + String.join(", ", examples()) + ".");
        } else {
            link.wrong("is " + String.join(" and ", given) + " at once. Keep one.");
        }
        return Optional.empty();
    }

    private List<String> examples() {
        List<String> examples = new ArrayList<>();
        sources.table()
                .forEach((kind, variants) -> variants.keySet()
                        .forEach(variant -> examples.add(kind + ": "
                                + (variant.equals(LinkOptions.ENDPOINT) ? "\"opc.tcp://host:4840\"" : variant))));
        return examples;
    }

    private Optional<LinkConfiguration> read(ConfigSection.NamedSection named, String kind) {
        ConfigSection link = named.section();
        Map<String, LinkOptions> variants = sources.table().getOrDefault(kind, Map.of());
        Map<String, String> names = new LinkedHashMap<>();
        variants.keySet().forEach(variant -> names.put(variant, variant));
        boolean isUrl = variants.containsKey(LinkOptions.ENDPOINT);
        Optional<String> variant = link.read(kind, node -> isUrl ? url(node) : reader.word(node, names));
        LinkOptions options = variants.get(isUrl ? LinkOptions.ENDPOINT : variant.orElse(""));
        if (options == null) {
            return Optional.empty();
        }
        Settings settings = settings(link, kind + (isUrl ? "" : " " + variant.orElse("")), kind, options);
        return variant.map(known -> new LinkConfiguration(
                named.name(), kind, known, settings, sources.siteDirectory(), sources.dataDirectory()));
    }

    private Settings settings(ConfigSection link, String owner, String kind, LinkOptions options) {
        List<String> accepted = new ArrayList<>(List.of(kind));
        accepted.addAll(options.names());
        link.acceptOnly("key", owner, accepted);
        Map<String, Value> values = SettingValues.read(link, options.options());
        Map<String, String> resolved = new LinkedHashMap<>();
        for (String name : options.secrets()) {
            link.read(name, secrets::read).ifPresent(secret -> resolved.put(name, secret));
        }
        new LinkSecurity(link).check(values);
        return Settings.of(values).withSecrets(resolved);
    }

    private Optional<String> url(ConfigNode node) {
        Optional<String> text = reader.text(node);
        try {
            if (text.isPresent()) {
                URI uri = new URI(text.get());
                if ("opc.tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
                    return text;
                }
            }
        } catch (URISyntaxException e) {
            return badUrl(node);
        }
        return text.flatMap(wrong -> badUrl(node));
    }

    private Optional<String> badUrl(ConfigNode node) {
        return reader.wrong(
                node, node.describe() + " is no OPC UA address. Write it like \"opc.tcp://10.0.0.7:4840\".");
    }
}
