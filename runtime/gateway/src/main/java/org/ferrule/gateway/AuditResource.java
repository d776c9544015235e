package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.Checkpoint;
import org.ferrule.core.service.Answer;
import org.ferrule.core.service.Records;
import org.ferrule.core.service.SigningWish;

/** The audit trail: to read, and what people do with it as a whole. */
final class AuditResource {
    private static final String DEFAULT_LIMIT = "100";

    private final AuditTrail trail;
    private final Records records;

    AuditResource(AuditTrail trail, Records records) {
        this.trail = trail;
        this.records = records;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/api/v1/audit", this::read);
        routes.add("POST", "/api/v1/audit/checkpoint", this::checkpoint);
        routes.add("POST", "/api/v1/audit/export", this::export);
        routes.add("POST", "/api/v1/audit/review", this::review);
        routes.add("POST", "/api/v1/audit/key", this::changeKey);
    }

    private void read(Call call) throws ApiProblem, IOException {
        long from = call.query("from", "0", Long::parseLong);
        int limit = call.query("limit", DEFAULT_LIMIT, Integer::parseInt);
        AuditQuery.Filter filter = AuditQuery.Filter.ALL
                .onTarget(text(call, "target"))
                .byActor(text(call, "actor"))
                .byAction(text(call, "action"))
                .ofBatch(text(call, "batch"))
                .withReason(text(call, "reason"))
                .between(moment(call, "since", Instant.MIN), moment(call, "until", Instant.MAX));
        AuditQuery query = Call.convert("limit", "", ignored -> new AuditQuery(from, limit, filter));
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        trail.read(query).forEach(record -> json.addPOJO(record.fields()));
        call.answer(200, json);
    }

    private void checkpoint(Call call) throws ApiProblem, IOException {
        call.body();
        call.answer(200, note(given(records.checkpoint())));
    }

    private void export(Call call) throws ApiProblem, IOException {
        ObjectNode body = call.body("first", "last", "reason");
        call.answer(
                200,
                note(given(records.export(
                        call.session(),
                        index(body, "first", 0),
                        index(body, "last", Records.NEWEST),
                        Call.text(body, "reason")))));
    }

    private void review(Call call) throws ApiProblem, IOException {
        ObjectNode body = call.body("first", "last", "comment", "signature");
        SigningWish signing = CauseJson.signature(body)
                .orElseThrow(() ->
                        ApiProblem.invalid("signature is missing: a review is signed, with the meaning REVIEWED"));
        call.answer(
                200,
                record(given(records.review(
                        call.session(),
                        index(body, "first", Records.UNREVIEWED),
                        index(body, "last", Records.NEWEST),
                        Call.text(body, "comment"),
                        signing))));
    }

    private void changeKey(Call call) throws ApiProblem, IOException {
        ObjectNode body = call.body("reason");
        call.answer(200, record(given(records.changeKey(call.session(), Call.text(body, "reason")))));
    }

    private static <T> T given(Answer<T> answer) throws ApiProblem {
        if (answer.refusal().isPresent()) {
            throw ApiProblem.of(answer.refusal().get());
        }
        return answer.given().orElseThrow();
    }

    private static ObjectNode note(Checkpoint checkpoint) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("size", checkpoint.size())
                .put("root", checkpoint.root())
                .put("note", checkpoint.note());
    }

    private static ObjectNode record(AuditRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        record.fields().forEach(json::putPOJO);
        return json;
    }

    private static long index(ObjectNode body, String key, long otherwise) throws ApiProblem {
        String text = Call.text(body, key);
        return text.isEmpty() ? otherwise : Call.convert(key, text, AuditResource::index);
    }

    private static long index(String text) {
        long index = Long.parseLong(text);
        if (index < 0) {
            throw new IllegalArgumentException(text + " is below 0");
        }
        return index;
    }

    private static String text(Call call, String name) throws ApiProblem {
        return call.query(name, "", text -> text);
    }

    private static Instant moment(Call call, String name, Instant otherwise) throws ApiProblem {
        return call.query(name, "", text -> text.isEmpty() ? otherwise : moment(text));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no moment such as 2026-03-01T12:34:56Z", e);
        }
    }
}
