package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.RequestId;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.Governor;
import org.ferrule.core.service.WriteRequest;
import org.ferrule.gateway.GatewayComponent.Services;

/** Writes and commands: everything goes to the governor, whose answer is the answer. */
final class RequestResource {
    /** No call holds its connection longer than this; a client that wants to wait longer asks again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Governor governor;

    RequestResource(Services services) {
        this.governor = services.governor();
    }

    void addTo(Routes routes) {
        routes.add("PUT", "/api/v1/equipment/{id}/parameters/{parameter}", this::write);
        routes.add("POST", "/api/v1/equipment/{id}/commands/{command}", this::command);
        routes.add("GET", "/api/v1/requests/{request}", this::find);
        routes.add("POST", "/api/v1/requests/{request}/cancel", this::cancel);
        routes.add("POST", "/api/v1/requests/{request}/decide", this::decide);
        routes.add("POST", "/api/v1/requests/{request}/reconcile", this::reconcile);
    }

    private void write(Call call) throws ApiProblem, IOException {
        ObjectNode body = call.body("requestId", "value", "unit", "reason", "source", "context");
        if (!body.hasNonNull("value")) {
            throw ApiProblem.invalid("value is missing");
        }
        answer(
                call,
                governor.write(new WriteRequest(
                        requestId(body),
                        CauseJson.cause(call, body),
                        call.equipment(),
                        call.path("parameter", ParameterId::new),
                        Call.text(body, "value"),
                        Call.text(body, "unit"),
                        Duration.ZERO)));
    }

    private void command(Call call) throws ApiProblem, IOException, InterruptedException {
        ObjectNode body = call.body(
                "requestId", "arguments", "reason", "expectedState", "source", "context", "signature", "waitSeconds");
        RequestId request = requestId(body);
        Duration wait = wait(Call.text(body, "waitSeconds"));
        ExecutionView started = governor.start(new CommandRequest(
                request,
                CauseJson.cause(call, body),
                call.equipment(),
                call.path("command", CommandId::new),
                Call.texts(body, "arguments"),
                Call.text(body, "expectedState"),
                CauseJson.signature(body)));
        boolean isOver = started.phase().isTerminal() || wait.isZero();
        answer(call, isOver ? started : governor.await(request, wait).orElse(started));
    }

    private void find(Call call) throws ApiProblem, IOException, InterruptedException {
        RequestId request = call.path("request", RequestId::parse);
        Duration wait = wait(call.query("waitSeconds", "0", text -> text));
        ExecutionView view = (wait.isZero() ? governor.find(request) : governor.await(request, wait))
                .orElseThrow(() -> ApiProblem.notFound("request " + request + " was never made here"));
        call.answer(200, EventJson.answer(view));
    }

    private void cancel(Call call) throws ApiProblem, IOException {
        RequestId request = call.path("request", RequestId::parse);
        answer(call, governor.cancel(request, call.session(), Call.text(call.body("reason"), "reason")));
    }

    private void decide(Call call) throws ApiProblem, IOException {
        ObjectNode body = call.body("option", "reason");
        String option = Call.text(body, "option");
        if (option.isEmpty()) {
            throw ApiProblem.invalid("option is missing: name one of those that the request shows under decision");
        }
        RequestId request = call.path("request", RequestId::parse);
        answer(call, governor.decide(request, call.session(), option, Call.text(body, "reason")));
    }

    private void reconcile(Call call) throws ApiProblem, IOException {
        ObjectNode body = call.body("wasExecuted", "evidence");
        if (!body.path("wasExecuted").isBoolean()) {
            throw ApiProblem.invalid("wasExecuted must be true or false");
        }
        RequestId request = call.path("request", RequestId::parse);
        boolean wasExecuted = body.path("wasExecuted").asBoolean();
        answer(call, governor.reconcile(request, call.session(), wasExecuted, Call.text(body, "evidence")));
    }

    private static void answer(Call call, ExecutionView view) throws IOException {
        boolean isRefused = view.phase() == ExecutionView.Phase.REJECTED;
        int status = isRefused
                ? view.refusal().map(r -> ApiProblem.statusOf(r.code())).orElse(409)
                : view.phase().isTerminal() ? 200 : 202;
        call.answer(status, EventJson.answer(view));
    }

    private static RequestId requestId(ObjectNode body) throws ApiProblem {
        String text = Call.text(body, "requestId");
        if (text.isEmpty()) {
            throw ApiProblem.invalid(
                    "requestId is missing: choose a random UUID, and send the same one if you repeat the call");
        }
        return Call.convert("requestId", text, RequestId::parse);
    }

    private static Duration wait(String seconds) throws ApiProblem {
        if (seconds.isEmpty()) {
            return Duration.ZERO;
        }
        double wanted = Call.convert("waitSeconds", seconds, Double::parseDouble);
        if (!(wanted >= 0 && wanted <= LONGEST_WAIT.toSeconds())) {
            throw ApiProblem.invalid("waitSeconds " + seconds + " is not in 0.." + LONGEST_WAIT.toSeconds());
        }
        return Duration.ofMillis(Math.round(wanted * 1000));
    }
}
