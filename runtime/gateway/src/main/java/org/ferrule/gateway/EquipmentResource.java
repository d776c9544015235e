package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Sample;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.service.Site;

/** Equipment and its parameters, to read. */
final class EquipmentResource {
    private final Site site;

    EquipmentResource(Site site) {
        this.site = site;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/api/v1/equipment", this::all);
        routes.add("GET", "/api/v1/equipment/{id}", this::one);
        routes.add("GET", "/api/v1/equipment/{id}/parameters", this::parameters);
        routes.add("GET", "/api/v1/equipment/{id}/parameters/{parameter}", this::parameter);
    }

    private void all(Call call) throws IOException {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        site.equipment().forEach(view -> json.add(EquipmentJson.summary(view)));
        call.answer(200, json);
    }

    private void one(Call call) throws ApiProblem, IOException {
        call.answer(200, EquipmentJson.full(find(call.equipment())));
    }

    private void parameters(Call call) throws ApiProblem, IOException {
        EquipmentView view = find(call.equipment());
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        site.latest(view.id()).forEach(sample -> json.add(EventJson.sample(sample)));
        call.answer(200, json);
    }

    private void parameter(Call call) throws ApiProblem, IOException {
        EquipmentView view = find(call.equipment());
        ParameterId parameter = call.path("parameter", ParameterId::new);
        Sample sample = site.latest(view.id(), parameter)
                .orElseThrow(() -> ApiProblem.notFound(view.id() + " has no parameter '" + parameter + "'; it has "
                        + view.descriptor()
                                .map(d -> d.parameters().keySet().toString())
                                .orElse("none")));
        call.answer(200, EventJson.sample(sample));
    }

    private EquipmentView find(EquipmentId id) throws ApiProblem {
        return site.equipment(id)
                .orElseThrow(() -> ApiProblem.notFound("there is no equipment '" + id + "' in this site; there is "
                        + site.equipment().stream().map(EquipmentView::id).toList()));
    }
}
