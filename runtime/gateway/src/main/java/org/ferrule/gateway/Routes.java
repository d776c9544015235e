package org.ferrule.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.people.AccessException;

/** Finds the handler for a method and a path such as {@code /api/v1/equipment/{id}}. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> path, Handler handler) {}

    /** Answers one call, or says why it cannot. */
    @FunctionalInterface
    interface Handler {
        void handle(Call call) throws ApiProblem, AccessException, IOException, InterruptedException;
    }

    void add(String method, String path, Handler handler) {
        routes.add(new Route(method, List.of(path.split("/")), handler));
    }

    void serve(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            boolean isPathKnown = false;
            for (Route route : routes) {
                Optional<Map<String, String>> names = match(route.path(), List.of(path.split("/")));
                isPathKnown |= names.isPresent();
                if (names.isPresent() && route.method().equals(exchange.getRequestMethod())) {
                    route.handler().handle(new Call(exchange, names.get()));
                    return;
                }
            }
            throw isPathKnown
                    ? new ApiProblem(
                            405, ErrorCode.VALIDATION, exchange.getRequestMethod() + " is not offered on " + path)
                    : ApiProblem.notFound("there is nothing at " + path);
        } catch (ApiProblem problem) {
            problem.sendTo(exchange);
        } catch (AccessException refused) {
            ApiProblem.of(refused.code(), String.valueOf(refused.getMessage())).sendTo(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ApiProblem.of(ErrorCode.COMM, "the site is stopping; ask again when it runs")
                    .sendTo(exchange);
        }
    }

    private static Optional<Map<String, String>> match(List<String> pattern, List<String> path) {
        if (pattern.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> names = new TreeMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = pattern.get(i);
            if (expected.startsWith("{")) {
                names.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }
}
