package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.service.Refusal;
import org.ferrule.gateway.GatewayComponent.Services;

/** Alarms that are active or unacknowledged, and that somebody has seen one. */
final class AlarmResource {
    private final Services services;

    AlarmResource(Services services) {
        this.services = services;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/api/v1/alarms", this::all);
        routes.add("POST", "/api/v1/alarms/{id}/{alarm}/acknowledge", this::acknowledge);
    }

    private void all(Call call) throws IOException {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        services.site().standingAlarms().forEach(alarm -> json.add(EventJson.alarm(alarm)));
        call.answer(200, json);
    }

    private void acknowledge(Call call) throws ApiProblem, IOException {
        ObjectNode body = call.body("comment");
        EquipmentId equipment = call.equipment();
        AlarmId alarm = call.path("alarm", AlarmId::new);
        Optional<Refusal> refusal =
                services.alarms().acknowledge(call.session(), equipment, alarm, Call.text(body, "comment"));
        if (refusal.isPresent()) {
            throw ApiProblem.of(refusal.get());
        }
        call.answer(200, JsonNodeFactory.instance.objectNode().put("acknowledged", true));
    }
}
