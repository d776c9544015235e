package org.ferrule.conformance.waiver;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.Mistakes;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.core.yaml.NodeReader;
import org.ferrule.core.yaml.YamlReader;

/** Reads waivers: {@code PAR-005: {reason: why, approver: who, expires: 2027-06-30}}, one a requirement. */
public final class WaiverFile {
    private static final List<String> KEYS = List.of("reason", "approver", "expires");

    private final NodeReader reader;

    private WaiverFile(Mistakes mistakes) {
        reader = new NodeReader(mistakes);
    }

    /**
     * The waivers of a file.
     *
     * @param name of the file, for messages
     * @throws MistakesException with everything that is wrong
     */
    public static List<Waiver> read(String name, byte[] yaml) throws MistakesException {
        Mistakes mistakes = new Mistakes(name);
        WaiverFile file = new WaiverFile(mistakes);
        List<Waiver> waivers = new ArrayList<>();
        new YamlReader(mistakes)
                .read(yaml)
                .map(map -> new ConfigSection(map, file.reader))
                .ifPresent(
                        all -> all.entries().forEach(entry -> file.waiver(entry).ifPresent(waivers::add)));
        mistakes.throwIfAny();
        return List.copyOf(waivers);
    }

    private Optional<Waiver> waiver(ConfigNode.Entry entry) {
        Optional<ConfigSection> section = reader.section(entry.value());
        if (section.isEmpty()) {
            return Optional.empty();
        }
        ConfigSection waiver = section.get();
        waiver.acceptOnly("key", "A waiver", KEYS);
        String reason = waiver.requireText("reason", "the device rounds to tenths");
        String approver = waiver.requireText("approver", "A. Smith, QA");
        return waiver.require("expires", "2027-06-30", this::day)
                .map(day -> new Waiver(entry.key(), reason, approver, day));
    }

    private Optional<LocalDate> day(ConfigNode node) {
        Optional<String> text = reader.text(node);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException e) {
            return reader.wrong(
                    node,
                    "must be a day, but is " + node.describe()
                            + ". Write it as 2027-06-30; a waiver without an end is none.");
        }
    }
}
