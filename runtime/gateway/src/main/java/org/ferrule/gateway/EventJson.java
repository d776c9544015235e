package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import org.ferrule.api.driver.Decision;
import org.ferrule.api.model.Sample;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.Refusal;

/** What happens, as JSON. The same shapes stand in answers and in the feed. */
final class EventJson {
    private EventJson() {}

    /** The name of the server-sent event that carries the item. */
    static String name(FeedItem item) {
        if (item instanceof FeedItem.SampleTaken) {
            return "sample";
        } else if (item instanceof FeedItem.StateChanged) {
            return "state";
        } else if (item instanceof FeedItem.RequestMoved) {
            return "request";
        } else if (item instanceof FeedItem.AlarmChanged) {
            return "alarm";
        } else if (item instanceof FeedItem.DeviceReported) {
            return "device";
        }
        return "coalesced";
    }

    static ObjectNode of(FeedItem item) {
        if (item instanceof FeedItem.SampleTaken taken) {
            return sample(taken.sample());
        } else if (item instanceof FeedItem.StateChanged changed) {
            return state(changed);
        } else if (item instanceof FeedItem.RequestMoved moved) {
            return execution(moved.execution());
        } else if (item instanceof FeedItem.AlarmChanged changed) {
            return alarm(changed.alarm());
        } else if (item instanceof FeedItem.DeviceReported reported) {
            return object().put("equipment", reported.equipment().value())
                    .put("code", reported.code())
                    .put("text", reported.text())
                    .put(
                            "deviceTime",
                            reported.deviceTime().map(Object::toString).orElse(null))
                    .put("at", reported.at().toString());
        } else if (item instanceof FeedItem.Coalesced coalesced) {
            return object().put("samples", coalesced.samples());
        }
        throw new IllegalStateException("no JSON for " + item.getClass());
    }

    static ObjectNode sample(Sample sample) {
        ObjectNode json = object();
        json.put("equipment", sample.equipment().value());
        json.put("parameter", sample.parameter().value());
        json.set("value", ValueJson.of(sample.value()));
        json.put("unit", sample.unit());
        json.put("quality", sample.quality().severity().name());
        json.put("status", sample.quality().name());
        json.put(
                "statusCode",
                String.format(Locale.ROOT, "0x%08X", sample.quality().code()));
        json.put(
                "sourceTime",
                sample.sourceTime() == null ? null : sample.sourceTime().toString());
        json.put("acquiredTime", sample.acquiredTime().toString());
        json.put("sequence", sample.sequence());
        json.put("provenance", sample.provenance().name());
        return json;
    }

    private static ObjectNode state(FeedItem.StateChanged changed) {
        return object().put("equipment", changed.equipment().value())
                .put("unit", changed.unit().map(Object::toString).orElse(null))
                .put("variable", changed.variable().name())
                .put("from", changed.from())
                .put("to", changed.to())
                .put("cause", changed.cause())
                .put("at", changed.at().toString());
    }

    /** An answer to who asked; the feed leaves the files out, since they may be long. */
    static ObjectNode answer(ExecutionView view) {
        ObjectNode json = execution(view);
        if (!view.files().isEmpty()) {
            ObjectNode files = json.putObject("files");
            view.files().forEach((name, file) -> files.set(name, ValueJson.of(file)));
        }
        return json;
    }

    static ObjectNode execution(ExecutionView view) {
        ObjectNode json = object();
        json.put("requestId", view.request().toString());
        json.put("equipment", view.equipment().value());
        json.put("target", view.target());
        json.put("phase", view.phase().name());
        json.put("progress", view.progress());
        json.put("step", view.step());
        view.decision().ifPresent(decision -> json.set("decision", decision(decision)));
        view.write()
                .ifPresent(write -> json.putObject("write")
                        .put("old", write.oldValue())
                        .put("requested", write.requested())
                        .put("readBack", write.readBack())
                        .put("unit", write.unit()));
        ObjectNode results = json.putObject("results");
        view.results().forEach(results::put);
        ArrayNode states = json.putArray("states");
        view.states().forEach(states::add);
        view.refusal().ifPresent(refusal -> json.set("error", refusal(refusal)));
        json.put("accepted", view.accepted().toString());
        json.put("elapsedSeconds", view.elapsed().toMillis() / 1000.0);
        ArrayNode audit = json.putArray("audit");
        view.audit().forEach(audit::add);
        return json;
    }

    private static ObjectNode decision(Decision decision) {
        ObjectNode json = object();
        ArrayNode options = json.putArray("options");
        decision.options().forEach(options::add);
        json.put("default", decision.options().get(0));
        return json.put("defaultAt", decision.defaultAt().map(Instant::toString).orElse(null));
    }

    static ObjectNode refusal(Refusal refusal) {
        return object().put("code", refusal.code().name())
                .put("message", refusal.message())
                .put("retry", refusal.code().retry().name())
                .put("deviceCode", refusal.deviceCode());
    }

    static ObjectNode alarm(AlarmView view) {
        ObjectNode json = object();
        view.acknowledged()
                .ifPresent(seen -> json.put("acknowledgedBy", seen.by().user())
                        .put("acknowledgedAt", seen.at().toString())
                        .put("acknowledgedComment", seen.comment()));
        return json.put("equipment", view.equipment().value())
                .put("alarm", view.alarm().id().value())
                .put("class", view.alarm().alarmClass().name())
                .put("severity", view.alarm().severity())
                .put("state", view.state().name())
                .put("active", view.isActive())
                .put("message", view.alarm().message())
                .put("text", view.text())
                .put("remedy", view.alarm().remedy())
                .put("first", view.first().toString())
                .put("raised", view.raised().toString())
                .put("last", view.last().toString())
                .put("deviceTime", view.deviceTime().map(Object::toString).orElse(null));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
