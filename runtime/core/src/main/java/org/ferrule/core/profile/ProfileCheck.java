package org.ferrule.core.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.yaml.ConfigSection;

/** Compares one descriptor with its profile. */
final class ProfileCheck {
    private static final String CALIBRATE = "calibrate";

    private final Profile profile;
    private final ConfigSection file;
    private final EquipmentDescriptor descriptor;

    ProfileCheck(Profile profile, ConfigSection file, EquipmentDescriptor descriptor) {
        this.profile = profile;
        this.file = file;
        this.descriptor = descriptor;
    }

    void run() {
        boolean hasUnit = file.section("functionalUnits")
                .filter(units -> !units.entries().isEmpty())
                .isPresent();
        if (profile.needsFunctionalUnit() && !hasUnit) {
            missing("a functional unit with its states. Add it under functionalUnits:.");
        }
        profile.parameters().forEach((id, part) -> {
            if (!isWritten("parameters", id)) {
                missing("parameter '" + id + "' " + part.words() + ".");
            }
        });
        profile.parameters().forEach(this::checkForm);
        profile.optional().forEach(this::checkForm);
        profile.choices().forEach(this::checkChoice);
        profile.commands().forEach(this::checkCommand);
        profile.alarms().forEach(this::checkAlarm);
        if (profile.name().startsWith("sensor.") && isWritten("commands", CALIBRATE)) {
            checkCalibration();
        }
    }

    private void checkCalibration() {
        ParameterPart time = new ParameterPart(ValueType.TIMESTAMP, List.of(), false, List.of());
        for (String id : List.of("lastCalibration", "calibrationDue")) {
            if (!isWritten("parameters", id)) {
                missing("parameter '" + id + "' " + time.words() + ", because there is a command calibrate.");
            }
            checkForm(id, time);
        }
        checkCommand(
                CALIBRATE, new Profile.CommandPart(List.of("point", "reference"), Risk.NORMAL, Map.of(), List.of()));
        checkAlarm("calibrationOverdue");
    }

    private void checkForm(String id, ParameterPart part) {
        ParameterDescriptor parameter = descriptor.parameters().get(new ParameterId(id));
        if (parameter == null || isUnitWrong(parameter)) {
            return;
        }
        if (!part.isMetBy(parameter)) {
            String unit = parameter.domain().unit();
            String access = part.isWritable() && !parameter.isWritable() ? " with access read" : "";
            at("parameters", id)
                    .wrong(needs("parameter '" + id + "' " + part.words()) + "; this one is "
                            + parameter.domain().type() + (unit.isEmpty() ? "" : " in " + unit) + access + ".");
        }
    }

    /** A number without a unit has a mistake of its own already; a second message would only hide it. */
    private static boolean isUnitWrong(ParameterDescriptor parameter) {
        ValueType type = parameter.domain().type();
        return (type == ValueType.REAL || type == ValueType.INT)
                && parameter.domain().unit().isEmpty();
    }

    private void checkChoice(List<Map<String, ParameterPart>> alternatives) {
        boolean isChosen = alternatives.stream()
                .anyMatch(alternative -> alternative.keySet().stream().allMatch(id -> isWritten("parameters", id)));
        if (!isChosen) {
            String words = alternatives.stream()
                    .map(alternative -> String.join(" with ", alternative.keySet()))
                    .collect(Collectors.joining(", "));
            missing("at least one of these parameters: " + words + ".");
        }
        alternatives.forEach(alternative -> alternative.forEach(this::checkForm));
    }

    private void checkCommand(String id, Profile.CommandPart part) {
        if (!isWritten("commands", id)) {
            String arguments =
                    part.arguments().isEmpty() ? "" : " with the arguments " + String.join(", ", part.arguments());
            missing("command '" + id + "'" + arguments + ".");
            return;
        }
        CommandDescriptor command = descriptor.commands().get(new CommandId(id));
        if (command == null) {
            return;
        }
        List<String> names =
                command.arguments().stream().map(ArgumentDescriptor::name).toList();
        for (String argument : part.arguments()) {
            Optional<ConfigSection> written = at("commands", id).section("arguments");
            if (!names.contains(argument)
                    && written.filter(section -> section.has(argument)).isEmpty()) {
                at("commands", id).wrong(needs("an argument '" + argument + "' of command '" + id + "'") + ".");
            }
        }
        if (part.risk() == Risk.SAFETY && command.risk() != Risk.SAFETY) {
            at("commands", id)
                    .wrong("risk", needs("command '" + id + "' with risk SAFETY") + ", not " + command.risk() + ".");
        }
        checkPrecautions(command, part);
    }

    private void checkPrecautions(CommandDescriptor command, Profile.CommandPart part) {
        String id = command.id().value();
        part.interlocks().forEach((parameter, values) -> {
            boolean isHeldUp = command.precautions().interlocks().stream()
                    .filter(interlock -> interlock.parameter().value().equals(parameter))
                    .anyMatch(interlock ->
                            interlock.allowed().stream().map(Value::text).allMatch(values::contains));
            if (!isHeldUp) {
                at("commands", id)
                        .wrong(needs("an interlock of command '" + id + "' by which '" + parameter + "' is "
                                        + String.join(" or ", values))
                                + ".");
            }
        });
        for (String name : part.context()) {
            if (!command.precautions().context().contains(name)) {
                at("commands", id).wrong(needs("'" + name + "' in the context of command '" + id + "'") + ".");
            }
        }
    }

    private void checkAlarm(String id) {
        if (!isWritten("alarms", id)) {
            missing("alarm '" + id + "'.");
        }
    }

    private boolean isWritten(String group, String id) {
        return file.section(group).filter(section -> section.has(id)).isPresent();
    }

    private ConfigSection at(String group, String id) {
        return file.section(group).flatMap(section -> section.section(id)).orElse(file);
    }

    private void missing(String what) {
        file.wrong("profile", needs(what));
    }

    private String needs(String what) {
        return "profile " + profile.name() + " requires " + what;
    }
}
