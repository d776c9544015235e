package org.ferrule.people.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;
import org.ferrule.people.Role;
import org.ferrule.people.password.PasswordHasher;

/** One account from JSON. */
final class PersonReader {
    private static final Set<String> KEYS = Set.of(
            "user",
            "printedName",
            "identity",
            "roles",
            "equipment",
            "enabled",
            "password",
            "mustChange",
            "expires",
            "former",
            "unlocked");

    private PersonReader() {}

    static Person read(String place, JsonNode json) throws DamagedFileException {
        StrictNode node = new StrictNode(place, json, KEYS);
        Set<Role> roles = roles(node);
        Person.Post post = new Person.Post(roles, node.texts("equipment"), node.truth("enabled"));
        Person.Secret secret = new Person.Secret(
                node.text("password"), node.truth("mustChange"), node.instant("expires"), node.texts("former"));
        Person person = new Person(
                node.text("user"),
                node.text("printedName"),
                node.text("identity"),
                post,
                secret,
                node.instant("unlocked"));
        require(node, "user", AccountRules.isUserId(person.user()));
        require(node, "printedName", AccountRules.isPrintedName(person.printedName()));
        require(node, "identity", AccountRules.isIdentity(person.identity()));
        require(node, "roles", AccountRules.canBeTogether(roles));
        require(node, "equipment", post.equipment().stream().allMatch(AccountRules::isEquipment));
        require(node, "password", secret.hash().isEmpty() || PasswordHasher.isHash(secret.hash()));
        require(node, "former", secret.former().stream().allMatch(PasswordHasher::isHash));
        return person;
    }

    private static Set<Role> roles(StrictNode node) throws DamagedFileException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : node.texts("roles")) {
            try {
                roles.add(Role.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw node.wrong("roles");
            }
        }
        require(node, "roles", !roles.isEmpty());
        return roles;
    }

    private static void require(StrictNode node, String key, boolean isRight) throws DamagedFileException {
        if (!isRight) {
            throw node.wrong(key);
        }
    }
}
