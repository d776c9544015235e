package org.ferrule.core.descriptor;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Conditions;
import org.ferrule.api.descriptor.CommandDescriptor.Effect;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.CommandDescriptor.Timing;
import org.ferrule.api.descriptor.FunctionalUnitDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.Precautions;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.UnitId;
import org.ferrule.core.binding.BindingReader;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.unit.ApprovedUnits;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads the commands of a descriptor. */
final class CommandReader {
    private static final List<String> KEYS = List.of(
            "functionalUnit",
            "effect",
            "risk",
            "arguments",
            "results",
            "states",
            "modes",
            "needsLock",
            "leadsTo",
            "during",
            "timeout",
            "nominal",
            "cancellable",
            "recallable",
            PrecautionReader.REASON,
            PrecautionReader.CONTEXT,
            PrecautionReader.INTERLOCKS,
            "description",
            BindingReader.BINDING);

    private final NodeReader reader;
    private final ArgumentReader arguments;
    private final PrecautionReader precautions;
    private final DescriptorScope scope;

    CommandReader(
            NodeReader reader,
            ApprovedUnits units,
            DescriptorScope scope,
            Map<ParameterId, ParameterDescriptor> parameters) {
        this.reader = reader;
        this.precautions = new PrecautionReader(reader, parameters);
        this.arguments = new ArgumentReader(reader, units);
        this.scope = scope;
    }

    /** All commands by id; those with mistakes are left out. */
    Map<CommandId, CommandDescriptor> readAll(ConfigSection descriptor) {
        Map<CommandId, CommandDescriptor> commands = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : descriptor.sections("commands")) {
            Optional<CommandId> id = reader.id(named.entry(), CommandId::new);
            CommandDescriptor command = read(id.orElse(new CommandId("unnamed")), named.section());
            id.ifPresent(known -> commands.put(known, command));
        }
        for (ConfigSection.NamedSection named : descriptor.sections("commands")) {
            named.section().items("during").forEach(node -> checkKnown(node, commands.keySet()));
        }
        return commands;
    }

    private void checkKnown(ConfigNode node, Set<CommandId> known) {
        List<String> names = known.stream().map(CommandId::value).toList();
        reader.text(node)
                .filter(name -> !names.contains(name))
                .ifPresent(name -> reader.mistakes()
                        .add(
                                node,
                                "there is no command '" + name + "'." + Nearest.question(name, names)
                                        + " Declare it under commands:."));
    }

    private CommandDescriptor read(CommandId id, ConfigSection section) {
        section.acceptOnly("key", "A command", KEYS);
        Optional<UnitId> unit = scope.unitOrOnlyOne(section);
        Effect effect = section.require("effect", "IDEMPOTENT", node -> reader.word(node, Effect.class))
                .orElse(Effect.NON_IDEMPOTENT);
        Risk risk = section.word("risk", Risk.class).orElse(Risk.NORMAL);
        Conditions conditions = conditions(section, unit);
        Precautions demanded = precautions.read(section);
        if (risk == Risk.SAFETY) {
            checkSafety(section, effect, conditions);
            checkUnhindered(section, demanded);
        }
        return new CommandDescriptor(
                id,
                unit,
                effect,
                risk,
                arguments.arguments(section),
                arguments.results(section),
                conditions,
                timing(section),
                demanded,
                section.bool("recallable").orElse(false),
                section.text("description").orElse(""));
    }

    private static void checkSafety(ConfigSection section, Effect effect, Conditions conditions) {
        if (effect != Effect.IDEMPOTENT && section.has("effect")) {
            section.wrong(
                    "risk",
                    "SAFETY is for commands that stop, abort or lead to the safe state; those are IDEMPOTENT, "
                            + "this one is " + effect + ". Use NORMAL or CONFIRM.");
        }
        if (conditions.needsLock()) {
            section.wrong("needsLock", "a SAFETY command needs no lock: it must work for everybody. Remove it.");
        }
    }

    private static void checkUnhindered(ConfigSection section, Precautions demanded) {
        if (demanded.needsReason()) {
            section.wrong(
                    PrecautionReader.REASON, "a SAFETY command needs no reason: it must work at once. Remove it.");
        }
        if (section.has(PrecautionReader.CONTEXT)) {
            section.wrong(
                    PrecautionReader.CONTEXT, "a SAFETY command needs no context: it must work at once. Remove it.");
        }
        if (section.has(PrecautionReader.INTERLOCKS)) {
            section.wrong(
                    PrecautionReader.INTERLOCKS,
                    "nothing may hold up a SAFETY command but the device itself. Remove them.");
        }
    }

    private Conditions conditions(ConfigSection section, Optional<UnitId> unit) {
        Set<FunctionalState> states = states(section, "states");
        for (ConfigNode node : section.items("states")) {
            checkDeclared(section, node, unit);
        }
        section.node("leadsTo").ifPresent(node -> checkDeclared(section, node, unit));
        Optional<FunctionalState> leadsTo = section.word("leadsTo", FunctionalState.class);
        Set<OperatingMode> modes = new LinkedHashSet<>();
        section.items("modes")
                .forEach(node -> reader.word(node, OperatingMode.class).ifPresent(modes::add));
        Set<CommandId> during = new LinkedHashSet<>();
        section.items("during")
                .forEach(node -> reader.text(node)
                        .flatMap(text -> reader.id(new ConfigNode.Entry(text, node.place(), node), CommandId::new))
                        .ifPresent(during::add));
        return new Conditions(states, modes, section.bool("needsLock").orElse(false), leadsTo, during);
    }

    private Set<FunctionalState> states(ConfigSection section, String key) {
        Set<FunctionalState> states = new LinkedHashSet<>();
        section.items(key)
                .forEach(node -> reader.word(node, FunctionalState.class).ifPresent(states::add));
        return states;
    }

    /** A state that the unit never shows would make a command impossible, or never finished. */
    private void checkDeclared(ConfigSection section, ConfigNode node, Optional<UnitId> unit) {
        if (!scope.isComplete()) {
            return;
        }
        Optional<FunctionalUnitDescriptor> declared = unit.map(scope.units()::get);
        if (declared.isEmpty()) {
            if (!section.has("functionalUnit")) {
                reader.mistakes().add(node, "a state needs a functional unit that has it. Add functionalUnit:.");
            }
            return;
        }
        String written = node instanceof ConfigNode.Scalar scalar ? scalar.text() : "";
        Arrays.stream(FunctionalState.values())
                .filter(state -> state.name().equals(written))
                .filter(state -> !declared.get().states().contains(state))
                .forEach(state -> reader.mistakes()
                        .add(
                                node,
                                state + " is not among the states of functional unit '"
                                        + unit.map(UnitId::value).orElse("") + "'. Declare it there or remove it."));
    }

    private Timing timing(ConfigSection section) {
        Duration timeout = section.duration("timeout").orElse(Duration.ofSeconds(30));
        if (timeout.isZero()) {
            section.wrong("timeout", "must be longer than 0.");
        }
        Optional<Duration> nominal = section.duration("nominal");
        if (nominal.isPresent() && nominal.get().compareTo(timeout) > 0) {
            section.wrong("nominal", "is longer than the timeout: the command would usually end as UNKNOWN.");
        }
        return new Timing(timeout, nominal, section.bool("cancellable").orElse(false));
    }
}
