package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
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
        AuditQuery query = Call.convert("limit", "", ignored -> new AuditQuery(from, limit, target, actor, action));
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        trail.read(query).forEach(record -> json.add(json(record)));
        call.answer(200, json);
    }

    private static ObjectNode json(AuditRecord record) {
        AuditEntry entry = record.entry();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("index", record.index());
        json.put("utc", record.stamp().utc().toString());
        json.put("phase", entry.phase().name());
        json.put("action", entry.action().name());
        json.put("user", entry.actor().user());
        json.put("role", entry.actor().role());
        json.put("client", entry.actor().client());
        json.put("target", entry.target());
        json.put("old", entry.change().oldValue());
        json.put("new", entry.change().newValue());
        json.put("unit", entry.change().unit());
        json.put("reason", entry.reason());
        json.put("requestId", entry.request() == null ? null : entry.request().toString());
        json.put("outcome", entry.outcome());
        ObjectNode detail = json.putObject("detail");
        entry.detail().forEach(detail::put);
        json.put("hash", record.hash());
        return json;
    }
}
