package org.ferrule.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ferrule.people.AccessException;
import org.ferrule.people.Account;
import org.ferrule.people.Accounts;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;

/** Accounts, and the secret of the first start. */
final class AccountResource {
    private static final String ACCOUNTS = "/api/v1/accounts";

    private final Accounts accounts;

    AccountResource(Accounts accounts) {
        this.accounts = accounts;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/api/v1/first-secret", this::firstSecret);
        routes.add("GET", ACCOUNTS, this::all);
        routes.add("POST", ACCOUNTS, this::create);
        routes.add("POST", ACCOUNTS + "/{user}/assign", this::assign);
        routes.add("POST", ACCOUNTS + "/{user}/enable", call -> setEnabled(call, true));
        routes.add("POST", ACCOUNTS + "/{user}/disable", call -> setEnabled(call, false));
        routes.add("POST", ACCOUNTS + "/{user}/reset", this::reset);
    }

    private void firstSecret(Call call) throws ApiProblem, IOException {
        call.body();
        Credentials first = accounts.firstSecret()
                .orElseThrow(() -> ApiProblem.notFound(
                        "there is no first secret to give out: it was given out before, or this site has an administrator."
                                + " As long as nobody has used it, a restart makes another."));
        call.answer(
                200,
                JsonNodeFactory.instance.objectNode().put("user", first.user()).put("secret", first.password()));
    }

    private void all(Call call) throws ApiProblem, IOException, AccessException {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        accounts.all(call.session()).forEach(account -> json.add(describe(account)));
        call.answer(200, json);
    }

    private void create(Call call) throws ApiProblem, IOException, AccessException {
        ObjectNode body = call.body("user", "printedName", "roles", "equipment");
        String secret = accounts.create(
                call.session(),
                Call.text(body, "user"),
                Call.text(body, "printedName"),
                roles(body),
                words(body, "equipment"));
        call.answer(200, JsonNodeFactory.instance.objectNode().put("secret", secret));
    }

    private void assign(Call call) throws ApiProblem, IOException, AccessException {
        ObjectNode body = call.body("roles", "equipment", "reason");
        accounts.assign(call.session(), user(call), roles(body), words(body, "equipment"), Call.text(body, "reason"));
        call.answer(200, JsonNodeFactory.instance.objectNode().put("assigned", true));
    }

    private void setEnabled(Call call, boolean isEnabled) throws ApiProblem, IOException, AccessException {
        String reason = Call.text(call.body("reason"), "reason");
        accounts.setEnabled(call.session(), user(call), isEnabled, reason);
        call.answer(200, JsonNodeFactory.instance.objectNode().put("enabled", isEnabled));
    }

    private void reset(Call call) throws ApiProblem, IOException, AccessException {
        String secret = accounts.reset(call.session(), user(call), Call.text(call.body("reason"), "reason"));
        call.answer(200, JsonNodeFactory.instance.objectNode().put("secret", secret));
    }

    private static String user(Call call) throws ApiProblem {
        return call.path("user", text -> text);
    }

    private static Set<Role> roles(ObjectNode body) throws ApiProblem {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : words(body, "roles")) {
            roles.add(Call.oneOf("roles", name, Role.class));
        }
        return roles;
    }

    private static List<String> words(ObjectNode body, String key) throws ApiProblem {
        JsonNode node = body.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (JsonNode word : node) {
            words.add(word.asText());
        }
        if (!node.isArray() || words.stream().anyMatch(String::isBlank)) {
            throw ApiProblem.invalid(key + " must be a list of words");
        }
        return words;
    }

    private static ObjectNode describe(Account account) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("user", account.user()).put("printedName", account.printedName());
        ArrayNode roles = json.putArray("roles");
        account.roles().forEach(role -> roles.add(role.name()));
        ArrayNode equipment = json.putArray("equipment");
        account.equipment().forEach(equipment::add);
        return json.put("state", account.state().name())
                .put("passwordExpires", account.passwordExpires().toString())
                .put("lockedUntil", account.lockedUntil().map(Object::toString).orElse(null));
    }
}
