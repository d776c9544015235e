package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.ferrule.audit.AuditHealth;
import org.ferrule.core.service.SiteView;
import org.ferrule.gateway.GatewayComponent.Services;

/** The site as a whole: state and stop. */
final class SiteResource {
    private final Services services;
    private final Runnable stopRuntime;

    SiteResource(Services services, Runnable stopRuntime) {
        this.services = services;
        this.stopRuntime = stopRuntime;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/api/v1/site", this::site);
        routes.add("POST", "/api/v1/stop", this::stop);
    }

    private void site(Call call) throws IOException {
        SiteView view = services.site().view();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", view.name());
        json.put("total", view.total());
        json.put("online", view.online());
        if (view.readyMillis().isPresent()) {
            json.put("readyMillis", view.readyMillis().getAsLong());
        } else {
            json.putNull("readyMillis");
        }
        ObjectNode waived = json.putObject("securityWaived");
        view.securityWaived().forEach(waived::put);
        AuditHealth health = services.trail().health();
        json.putObject("audit")
                .put("accepting", health.isAccepting())
                .put("records", health.records())
                .put("problem", health.problem())
                .put("warning", health.warning());
        json.putObject("people").put("problem", services.accounts().problem());
        call.answer(200, json);
    }

    private void stop(Call call) throws IOException {
        call.answer(202, JsonNodeFactory.instance.objectNode().put("stopping", true));
        // Not on this thread: stopping waits for the calls in progress, and this is one.
        new Thread(stopRuntime, "stop-runtime").start();
    }
}
