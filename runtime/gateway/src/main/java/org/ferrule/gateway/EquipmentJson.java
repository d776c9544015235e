package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.Range;
import org.ferrule.core.service.EquipmentView;
import org.jspecify.annotations.Nullable;

/** Equipment as JSON. */
final class EquipmentJson {
    private EquipmentJson() {}

    static ObjectNode summary(EquipmentView view) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", view.id().value());
        json.put("type", view.type());
        json.put("connection", view.connection().state().name());
        json.put("since", view.connection().since().toString());
        json.put("reason", view.connection().reason());
        json.put(
                "nextRetry", view.connection().nextRetry().map(Object::toString).orElse(null));
        json.put("simulated", view.isSimulated());
        view.status().ifPresent(status -> json.set("status", status(status)));
        return json;
    }

    static ObjectNode full(EquipmentView view) {
        ObjectNode json = summary(view);
        view.nameplate().ifPresent(nameplate -> json.set("nameplate", nameplate(nameplate)));
        view.descriptor().ifPresent(descriptor -> describe(json, view, descriptor));
        view.plugin()
                .ifPresent(plugin -> json.putObject("plugin")
                        .put("name", plugin.name())
                        .put("version", plugin.version())
                        .put("sha256", plugin.sha256()));
        view.clock()
                .ifPresent(clock -> json.putObject("clock")
                        .put("offsetSeconds", clock.offset().toMillis() / 1000.0)
                        .put("uncertaintySeconds", clock.uncertainty().toMillis() / 1000.0)
                        .put("measured", clock.measured().toString()));
        ArrayNode enabled = json.putArray("enabledCommands");
        view.enabledCommands().stream().sorted().forEach(command -> enabled.add(command.value()));
        return json;
    }

    private static void describe(ObjectNode json, EquipmentView view, EquipmentDescriptor descriptor) {
        json.put("manufacturer", descriptor.identity().manufacturer());
        json.put("model", descriptor.identity().model());
        json.put("profile", descriptor.identity().profile());
        json.put("descriptorVersion", descriptor.identity().version());
        json.put("descriptorSha256", descriptor.sha256());
        ObjectNode parameters = json.putObject("parameters");
        descriptor
                .parameters()
                .forEach((id, p) ->
                        parameters.set(id.value(), parameter(p, view.limits().get(id))));
        ObjectNode commands = json.putObject("commands");
        descriptor.commands().forEach((id, c) -> commands.set(id.value(), command(c)));
    }

    private static ObjectNode parameter(ParameterDescriptor descriptor, @Nullable Range limits) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", descriptor.domain().type().name());
        json.put("unit", descriptor.domain().unit());
        json.put("writable", descriptor.isWritable());
        if (limits != null) {
            json.putArray("limits").add(limits.low()).add(limits.high());
        }
        if (!descriptor.domain().values().isEmpty()) {
            ArrayNode values = json.putArray("values");
            descriptor.domain().values().values().forEach(values::add);
        }
        json.put("description", descriptor.description());
        return json;
    }

    private static ObjectNode command(CommandDescriptor descriptor) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("effect", descriptor.effect().name());
        json.put("risk", descriptor.risk().name());
        ObjectNode arguments = json.putObject("arguments");
        descriptor
                .arguments()
                .forEach(a -> arguments
                        .putObject(a.name())
                        .put("type", a.domain().type().name())
                        .put("unit", a.domain().unit())
                        .put("required", a.isRequired()));
        json.put("timeoutSeconds", descriptor.timing().timeout().toMillis() / 1000.0);
        json.put("description", descriptor.description());
        return json;
    }

    private static ObjectNode status(DeviceStatus status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("deviceState", status.deviceState().name());
        json.put("health", status.health().name());
        json.put("mode", status.mode().name());
        json.put("controlSource", status.controlSource().name());
        ObjectNode units = json.putObject("units");
        status.units().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        unit -> units.put(unit.getKey().value(), unit.getValue().name()));
        return json;
    }

    private static ObjectNode nameplate(Nameplate nameplate) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("manufacturer", nameplate.manufacturer())
                .put("model", nameplate.model())
                .put("serialNumber", nameplate.serialNumber())
                .put("hardwareRevision", nameplate.hardwareRevision())
                .put("firmwareRevision", nameplate.firmwareRevision());
    }
}
