package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditTrail;

/** The audit trail, to read. */
final class AuditResource {
    private static final String DEFAULT_LIMIT = "100";

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/api/v1/audit", this::read);
    }

    private void read(Call call) throws ApiProblem, IOException {
        long from = call.query("from", "0", Long::parseLong);
        int limit = call.query("limit", DEFAULT_LIMIT, Integer::parseInt);
        String target = call.query("target", "", text -> text);
        String actor = call.query("actor", "", text -> text);
        String action = call.query("action", "", text -> text);
        AuditQuery.Filter filter =
                AuditQuery.Filter.ALL.onTarget(target).byActor(actor).byAction(action);
        AuditQuery query = Call.convert("limit", "", ignored -> new AuditQuery(from, limit, filter));
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        trail.read(query).forEach(record -> json.addPOJO(record.fields()));
        call.answer(200, json);
    }
}
