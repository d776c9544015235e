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

    private final Map<String, Map<String, LinkOptions>> table = LinkOptions.load();
    private final NodeReader reader;
    private final SecretStore secrets;
    private final Path siteDirectory;
    private final Path dataDirectory;

    LinkReader(NodeReader reader, SecretStore secrets, Path siteDirectory, Path dataDirectory) {
        this.reader = reader;
        this.secrets = secrets;
        this.siteDirectory = siteDirectory;
        this.dataDirectory = dataDirectory;
    }

    /** All links by name; those with a wrong kind or variant are left out. */
    Map<String, LinkConfiguration> readAll(ConfigSection site) {
        Map<String, LinkConfiguration> links = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : site.sections("links")) {
            if (!NAME.matcher(named.name()).matches()) {
                reader.mistakes().add(named.entry().place(), named.entry().path(), "'" + named.name()
                        + "' is no name of a link: use a lower-case letter, then letters, digits and hyphens.");
            }
            kind(named.section())
                    .flatMap(kind -> read(named, kind))
                    .ifPresent(link -> links.put(named.name(), link));
        }
        return links;
    }

    private Optional<String> kind(ConfigSection link) {
        List<String> given = table.keySet().stream().filter(link::has).toList();
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
        table.forEach((kind, variants) -> variants.keySet().forEach(variant ->
                examples.add(kind + ": " + (variant.equals(LinkOptions.ENDPOINT) ? "\"opc.tcp://host:4840\"" : variant))));
        return examples;
    }

    private Optional<LinkConfiguration> read(ConfigSection.NamedSection named, String kind) {
        ConfigSection link = named.section();
        Map<String, LinkOptions> variants = table.getOrDefault(kind, Map.of());
        Map<String, String> names = new LinkedHashMap<>();
        variants.keySet().forEach(variant -> names.put(variant, variant));
        boolean isUrl = variants.containsKey(LinkOptions.ENDPOINT);
        Optional<String> variant = link.read(kind, node -> isUrl ? url(node) : reader.word(node, names));
        LinkOptions options = variants.get(isUrl ? LinkOptions.ENDPOINT : variant.orElse(""));
        if (options == null) {
            return Optional.empty();
        }
        Settings settings = settings(link, kind + (isUrl ? "" : " " + variant.orElse("")), kind, options);
        return variant.map(known ->
                new LinkConfiguration(named.name(), kind, known, settings, siteDirectory, dataDirectory));
    }

    private Settings settings(ConfigSection link, String owner, String kind, LinkOptions options) {
        List<String> accepted = new ArrayList<>(List.of(kind));
        accepted.addAll(options.names());
        link.acceptOnly("key", owner, accepted);
        Map<String, Value> values = SettingValues.read(link, options.options());
        Map<String, String> resolved = new LinkedHashMap<>();
        for (String name : options.secrets()) {
            link.read(name, this::secret).ifPresent(secret -> resolved.put(name, secret));
        }
        new LinkSecurity(link).check(values);
        return Settings.of(values).withSecrets(resolved);
    }

    private Optional<String> secret(ConfigNode node) {
        if (!(node instanceof ConfigNode.Mapping map)) {
            return reader.wrong(node, "must not stand in the site file. Put it into " + siteDirectory.resolve("secrets")
                    .resolve("NAME") + " (mode 0600) and write {secret: NAME} here.");
        }
        ConfigSection section = new ConfigSection(map, reader);
        section.acceptOnly("key", "a secret", List.of("secret"));
        return section.require("secret", "reactor", reader::text).flatMap(name -> {
            try {
                return Optional.of(secrets.resolve(name));
            } catch (SecretStore.SecretException e) {
                section.wrong("secret", e.getMessage());
                return Optional.<String>empty();
            }
        });
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
        return reader.wrong(node, node.describe() + " is no OPC UA address. Write it like \"opc.tcp://10.0.0.7:4840\".");
    }
}
