package org.ferrule.core.governor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.WriteRequest;

/**
 * What a write and a command have in common before anything is checked.
 *
 * @param action WRITE or COMMAND
 * @param request the client's id
 * @param actor who
 * @param equipment where
 * @param target parameter or command id
 * @param content value and unit, or the arguments: what makes two requests the same
 * @param cause why, on what basis
 */
record Wish(
        AuditAction action,
        RequestId request,
        Actor actor,
        EquipmentId equipment,
        String target,
        Map<String, String> content,
        Cause cause) {

    static Wish of(WriteRequest request, Actor actor) {
        return new Wish(
                AuditAction.WRITE,
                request.request(),
                actor,
                request.equipment(),
                request.parameter().value(),
                Map.of("value", request.value(), "unit", request.unit()),
                request.cause());
    }

    static Wish of(CommandRequest request, Actor actor) {
        return new Wish(
                AuditAction.COMMAND,
                request.request(),
                actor,
                request.equipment(),
                request.command().value(),
                request.arguments(),
                request.cause());
    }

    /** The same, by a person in the role that allows it. */
    Wish by(Actor person) {
        return new Wish(action, request, person, equipment, target, content, cause);
    }

    boolean isWrite() {
        return action == AuditAction.WRITE;
    }

    /** SHA-256 over what makes two requests the same; lengths keep neighbouring texts apart. */
    String fingerprint() {
        StringBuilder all = new StringBuilder();
        for (String part : new String[] {action.name(), equipment.value(), target}) {
            all.append(part.length()).append(':').append(part);
        }
        new TreeMap<>(content)
                .forEach((name, text) -> all.append(name.length())
                        .append(':')
                        .append(name)
                        .append(text.length())
                        .append(':')
                        .append(text));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** What is changed, before the old value is known. */
    AuditEntry.Change change() {
        return isWrite()
                ? new AuditEntry.Change("", content.getOrDefault("value", ""), content.getOrDefault("unit", ""))
                : new AuditEntry.Change("", arguments(), "");
    }

    AuditEntry entry(AuditPhase phase, AuditEntry.Change change, String word, Map<String, String> facts) {
        return new AuditEntry(
                phase, action, actor, equipment + "/" + target, change, cause.reason(), request, word, facts);
    }

    private String arguments() {
        return new TreeMap<>(content)
                .entrySet().stream().map(a -> a.getKey() + "=" + a.getValue()).collect(Collectors.joining(", "));
    }
}
