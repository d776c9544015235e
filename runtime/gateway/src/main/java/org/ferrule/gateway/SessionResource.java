package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.ferrule.people.AccessException;
import org.ferrule.people.Credentials;
import org.ferrule.people.Principal;
import org.ferrule.people.SessionKey;
import org.ferrule.people.Sessions;

/** Signing in and out. */
final class SessionResource {
    private static final String CURRENT = "/api/v1/sessions/current";

    private final Sessions sessions;

    SessionResource(Sessions sessions) {
        this.sessions = sessions;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/api/v1/sessions", this::signIn);
        routes.add("GET", CURRENT, this::current);
        routes.add("DELETE", CURRENT, this::signOut);
        routes.add("POST", CURRENT + "/password", this::changePassword);
    }

    private void signIn(Call call) throws ApiProblem, IOException, AccessException {
        ObjectNode body = call.body("user", "password");
        SessionKey session =
                sessions.signIn(new Credentials(Call.text(body, "user"), Call.text(body, "password")), call.client());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("session", session.value());
        call.answer(200, describe(json, sessions.principal(session)));
    }

    private void current(Call call) throws ApiProblem, IOException, AccessException {
        call.answer(200, describe(JsonNodeFactory.instance.objectNode(), sessions.principal(call.session())));
    }

    private void signOut(Call call) throws ApiProblem, IOException {
        sessions.signOut(call.session());
        call.answer(200, JsonNodeFactory.instance.objectNode().put("signedOut", true));
    }

    private void changePassword(Call call) throws ApiProblem, IOException, AccessException {
        ObjectNode body = call.body("old", "new");
        sessions.changePassword(call.session(), Call.text(body, "old"), Call.text(body, "new"));
        call.answer(200, JsonNodeFactory.instance.objectNode().put("changed", true));
    }

    private static ObjectNode describe(ObjectNode json, Principal principal) {
        json.put("user", principal.user()).put("printedName", principal.printedName());
        ArrayNode roles = json.putArray("roles");
        principal.roles().forEach(role -> roles.add(role.name()));
        ArrayNode equipment = json.putArray("equipment");
        principal.equipment().forEach(equipment::add);
        return json.put("client", principal.client())
                .put("mustChangePassword", principal.mustChangePassword())
                .put("until", principal.until().toString());
    }
}
