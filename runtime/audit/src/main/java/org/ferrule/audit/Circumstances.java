package org.ferrule.audit;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * On what basis, and in what surroundings, an action was taken.
 *
 * @param source who or what decided
 * @param context where it belongs, by the names below; others are the client's own
 * @param signature index of the record of the electronic signature under this one; empty if there is none. The trail sets it.
 * @since 0.1
 */
public record Circumstances(DecisionSource source, Map<String, String> context, OptionalLong signature) {
    /** Context: the batch. */
    public static final String BATCH = "batch";
    /** Context: the device's own serial number. */
    public static final String SERIAL = "equipmentSerial";
    /** Context: SHA-256 of the plugin's file. */
    public static final String PLUGIN = "pluginSha256";
    /** Context: SHA-256 of the descriptor. */
    public static final String DESCRIPTOR = "descriptorSha256";
    /** Context: the site's name. */
    public static final String SITE = "site";

    /** A person decided, or nobody had to; nothing more is known. */
    public static final Circumstances NONE = new Circumstances(DecisionSource.PERSON, Map.of(), OptionalLong.empty());

    /** Sorts and copies the context, so that equal circumstances have equal bytes. */
    public Circumstances {
        context = Collections.unmodifiableMap(new TreeMap<>(context));
    }

    /** What is known when only the actor is: the runtime decides for itself what it does. */
    public static Circumstances of(Actor actor) {
        return actor.equals(Actor.SYSTEM)
                ? new Circumstances(DecisionSource.RUNTIME, Map.of(), OptionalLong.empty())
                : NONE;
    }

    /** The same, signed by nobody. */
    public Circumstances unsigned() {
        return signature.isEmpty() ? this : new Circumstances(source, context, OptionalLong.empty());
    }

    /** The same, signed. */
    public Circumstances signedAt(long index) {
        return new Circumstances(source, context, OptionalLong.of(index));
    }
}
