package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.ferrule.api.model.UnitId;
import org.ferrule.core.service.Locks;
import org.ferrule.core.service.Refusal;

/** Locks on functional units. */
final class LockResource {
    private final Locks locks;

    LockResource(Locks locks) {
        this.locks = locks;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/api/v1/equipment/{id}/lock", this::find);
        routes.add("PUT", "/api/v1/equipment/{id}/lock", this::acquire);
        routes.add("DELETE", "/api/v1/equipment/{id}/lock", this::release);
        routes.add("POST", "/api/v1/equipment/{id}/lock/break", this::breakOpen);
    }

    private void find(Call call) throws ApiProblem, IOException {
        call.answer(200, view(place(call)));
    }

    private void acquire(Call call) throws ApiProblem, IOException {
        ObjectNode body = call.body("seconds", "purpose");
        long seconds = Call.convert("seconds", Call.text(body, "seconds"), Long::parseLong);
        Locks.Place place = place(call);
        answer(
                call,
                place,
                locks.acquire(place, call.session(), Duration.ofSeconds(seconds), Call.text(body, "purpose")));
    }

    private void release(Call call) throws ApiProblem, IOException {
        Locks.Place place = place(call);
        answer(call, place, locks.release(place, call.session()));
    }

    private void breakOpen(Call call) throws ApiProblem, IOException {
        ObjectNode body = call.body("reason", "signature");
        Locks.Place place = place(call);
        answer(
                call,
                place,
                locks.breakLock(place, call.session(), Call.text(body, "reason"), CauseJson.signature(body)));
    }

    private void answer(Call call, Locks.Place place, Optional<Refusal> refusal) throws IOException {
        ObjectNode json = view(place);
        refusal.ifPresent(r -> json.set("error", EventJson.refusal(r)));
        call.answer(refusal.map(r -> ApiProblem.statusOf(r.code())).orElse(200), json);
    }

    private ObjectNode view(Locks.Place place) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Optional<Locks.Held> held = locks.find(place);
        json.put("locked", held.isPresent());
        held.ifPresent(h -> json.put("user", h.owner().user())
                .put("client", h.owner().client())
                .put("until", h.until().toString())
                .put("purpose", h.purpose()));
        return json;
    }

    private static Locks.Place place(Call call) throws ApiProblem {
        String unit = call.query("unit", "", text -> text);
        return new Locks.Place(
                call.equipment(),
                unit.isEmpty() ? Optional.empty() : Optional.of(Call.convert("unit", unit, UnitId::new)));
    }
}
