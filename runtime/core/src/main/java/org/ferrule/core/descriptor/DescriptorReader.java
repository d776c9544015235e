package org.ferrule.core.descriptor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor.Identity;
import org.ferrule.api.descriptor.EquipmentDescriptor.Supervision;
import org.ferrule.api.descriptor.FunctionalUnitDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.UnitId;
import org.ferrule.core.binding.BindingReader;
import org.ferrule.core.profile.Profiles;
import org.ferrule.core.unit.ApprovedUnits;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.Mistakes;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.core.yaml.NodeReader;
import org.ferrule.core.yaml.YamlReader;

/**
 * Reads plugins' descriptor files and checks them: form, units, ranges, states, safety and profile. Making one reads the units and
 * profiles, which takes as long as a descriptor, so one reads many. Thread-safe.
 */
public final class DescriptorReader {
    private static final List<String> KEYS = List.of(
            "descriptor",
            "type",
            "version",
            "manufacturer",
            "model",
            "profile",
            "firmware",
            "settings",
            "staleAfter",
            "callDeadline",
            "statusEvery",
            "safeState",
            "onCommunicationLoss",
            "clockLimit",
            "functionalUnits",
            "parameters",
            "commands",
            "alarms",
            BindingReader.BINDING,
            "layouts",
            "requests");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    private static final Pattern SEMVER =
            Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    private final ApprovedUnits units = ApprovedUnits.load();
    private final Profiles profiles = Profiles.load();

    /** Reads with the built-in units and profiles. */
    public DescriptorReader() {}

    /**
     * The descriptor in a file.
     *
     * @param fileName as the person knows it, for the mistakes
     * @param yaml the file's bytes
     * @throws MistakesException with everything that is wrong
     */
    public EquipmentDescriptor read(String fileName, byte[] yaml) throws MistakesException {
        Mistakes mistakes = new Mistakes(fileName);
        Optional<EquipmentDescriptor> descriptor = new YamlReader(mistakes)
                .read(yaml)
                .map(map -> new ConfigSection(map, new NodeReader(mistakes)))
                .filter(DescriptorReader::isVersion1)
                .map(section -> read(section, sha256(yaml)));
        mistakes.throwIfAny();
        return descriptor.orElseThrow(
                () -> new IllegalStateException(fileName + " yielded neither descriptor nor mistake"));
    }

    private static boolean isVersion1(ConfigSection file) {
        Optional<Long> version = file.require("descriptor", "1", file.reader()::integer);
        if (version.isPresent() && version.get() != 1) {
            file.wrong(
                    "descriptor",
                    "this runtime reads descriptors of version 1, but this is version " + version.get()
                            + ". Use a newer runtime or an older plugin.");
            return false;
        }
        return true;
    }

    private EquipmentDescriptor read(ConfigSection file, String sha256) {
        file.acceptOnly("key", "A descriptor", KEYS);
        NodeReader reader = file.reader();
        Identity identity = identity(file);
        Supervision supervision = supervision(file);
        FunctionalUnitReader functionalUnits = new FunctionalUnitReader(reader);
        Map<UnitId, FunctionalUnitDescriptor> declared = functionalUnits.readAll(file);
        DescriptorScope scope = new DescriptorScope(declared, functionalUnits.isComplete(), supervision.staleAfter());
        Map<ParameterId, ParameterDescriptor> parameters = new ParameterReader(reader, units, scope).readAll(file);
        EquipmentDescriptor descriptor = new EquipmentDescriptor(
                identity,
                supervision,
                scope.units(),
                new SettingReader(reader, units).readAll(file, "settings"),
                parameters,
                new CommandReader(reader, units, scope, parameters).readAll(file),
                new AlarmReader(reader).readAll(file),
                sha256);
        new SafetyRules(file, descriptor).check();
        new SetPointRules(file, descriptor).check();
        profiles.check(file, descriptor);
        return new BindingReader(file, descriptor, new ValueReader(reader)::read)
                .read()
                .map(descriptor::bound)
                .orElse(descriptor);
    }

    private Identity identity(ConfigSection file) {
        String type = file.requireText("type", "hamilton.arc.visiferm-do");
        if (!type.isEmpty() && !TYPE.matcher(type).matches()) {
            file.wrong(
                    "type",
                    "'" + type + "' is no type: use words of lower-case letters, digits and hyphens, joined by dots, "
                            + "for example hamilton.arc.visiferm-do.");
        }
        String version = file.requireText("version", "1.0.0");
        if (!version.isEmpty() && !SEMVER.matcher(version).matches()) {
            file.wrong("version", "'" + version + "' is no semantic version. Write three numbers, for example 1.0.0.");
        }
        return new Identity(
                type,
                version,
                file.requireText("manufacturer", "Hamilton"),
                file.requireText("model", "VisiFerm DO Arc"),
                profile(file),
                file.read("firmware", file.reader()::pattern).orElse(""));
    }

    private String profile(ConfigSection file) {
        return file.read("profile", node -> file.reader().word(node, profiles.byName()))
                .map(profile -> profile.name())
                .orElse(Profiles.PLAIN);
    }

    private static Supervision supervision(ConfigSection file) {
        NodeReader reader = file.reader();
        Duration staleAfter = positive(file, "staleAfter", file.require("staleAfter", "5 s", reader::duration))
                .orElse(Duration.ofDays(1));
        Duration deadline =
                positive(file, "callDeadline", file.duration("callDeadline")).orElse(Duration.ofSeconds(5));
        Duration status =
                positive(file, "statusEvery", file.duration("statusEvery")).orElse(Duration.ofSeconds(1));
        Optional<CommandId> safeState = file.read("safeState", DescriptorReader.commandId(reader));
        return new Supervision(
                staleAfter,
                deadline,
                status,
                safeState,
                file.text("onCommunicationLoss").orElse(""),
                positive(file, "clockLimit", file.duration("clockLimit")));
    }

    private static Function<ConfigNode, Optional<CommandId>> commandId(NodeReader reader) {
        return node -> reader.text(node)
                .flatMap(text -> reader.id(new ConfigNode.Entry(text, node.place(), node), CommandId::new));
    }

    private static Optional<Duration> positive(ConfigSection file, String key, Optional<Duration> duration) {
        if (duration.isPresent() && duration.get().isZero()) {
            file.wrong(key, "must be longer than 0.");
            return Optional.empty();
        }
        return duration;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
