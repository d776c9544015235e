package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.ferrule.api.error.ErrorCode;

/** A call that cannot be served, with its HTTP status. */
final class ApiProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    ApiProblem(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static ApiProblem invalid(String message) {
        return new ApiProblem(400, ErrorCode.VALIDATION.name(), message);
    }

    static ApiProblem notFound(String message) {
        return new ApiProblem(404, ErrorCode.NOT_FOUND.name(), message);
    }

    /** The status that goes with a refusal of the governor. */
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
        body.putObject("error").put("code", code).put("message", getMessage());
        Call.send(exchange, status, body);
    }
}
