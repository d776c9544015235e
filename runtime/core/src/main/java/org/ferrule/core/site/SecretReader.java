package org.ferrule.core.site;

import java.util.List;
import java.util.Optional;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads {@code {secret: NAME}} and finds what it names. */
final class SecretReader {
    private final NodeReader reader;
    private final SecretStore store;

    SecretReader(NodeReader reader, SecretStore store) {
        this.reader = reader;
        this.store = store;
    }

    Optional<String> read(ConfigNode node) {
        if (!(node instanceof ConfigNode.Mapping map)) {
            return reader.wrong(
                    node,
                    "must not stand in the site file. Put it into secrets/NAME beside the site file (mode 0600) "
                            + "and write {secret: NAME} here.");
        }
        ConfigSection section = new ConfigSection(map, reader);
        section.acceptOnly("key", "A secret", List.of("secret"));
        return section.require("secret", "reactor", reader::text).flatMap(name -> {
            try {
                return Optional.of(store.resolve(name));
            } catch (SecretStore.SecretException e) {
                section.wrong("secret", String.valueOf(e.getMessage()));
                return Optional.<String>empty();
            }
        });
    }
}
