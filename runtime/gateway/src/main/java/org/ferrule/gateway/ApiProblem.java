package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.service.Refusal;

/** A call that cannot be served, with its HTTP status. */
final class ApiProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final ErrorCode code;

    ApiProblem(int status, ErrorCode code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static ApiProblem of(ErrorCode code, String message) {
        return new ApiProblem(statusOf(code), code, message);
    }

    static ApiProblem of(Refusal refusal) {
        return of(refusal.code(), refusal.message());
    }

    static ApiProblem invalid(String message) {
        return of(ErrorCode.VALIDATION, message);
    }

    static ApiProblem notFound(String message) {
        return of(ErrorCode.NOT_FOUND, message);
    }

    /** The status that goes with a refusal. */
    static int statusOf(ErrorCode code) {
        return switch (code) {
            case VALIDATION -> 400;
            case NOT_AUTHENTICATED -> 401;
            case NOT_AUTHORIZED, SIGNATURE_REQUIRED -> 403;
            case NOT_FOUND -> 404;
            case COMM, AUDIT_UNAVAILABLE -> 503;
            case DEVICE, VERIFY_FAILED, OUTCOME_UNKNOWN -> 502;
            case INTERNAL -> 500;
            case NOT_OWNER, LOCAL_CONTROL, INVALID_STATE, INVALID_MODE, BUSY, INTERLOCK, CANCELLED, DUPLICATE_REQUEST ->
                409;
        };
    }

    void sendTo(HttpExchange exchange) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", EventJson.refusal(Refusal.of(code, String.valueOf(getMessage()))));
        Call.send(exchange, status, body);
    }
}
