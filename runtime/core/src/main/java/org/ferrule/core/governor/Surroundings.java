package org.ferrule.core.governor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;
import org.ferrule.core.equipment.EquipmentDirectory;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.EquipmentView;

/**
 * In what circumstances a request is made: what its client says of it, and what the runtime knows itself.
 *
 * @param site the site's name
 * @param equipment finds what is acted on
 */
record Surroundings(String site, EquipmentDirectory equipment) {
    /** What no client may say, because the runtime knows it. */
    private static final List<String> OURS =
            List.of(Circumstances.SITE, Circumstances.SERIAL, Circumstances.PLUGIN, Circumstances.DESCRIPTOR);

    static void requireOwn(Cause cause) throws RefusedException {
        if (cause.source().kind() == DecisionSource.Kind.RUNTIME) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    "the runtime decides nothing for a client: name a PERSON, a RECIPE or a MODEL.");
        }
        for (String name : cause.context().keySet()) {
            if (name.isBlank() || OURS.contains(name)) {
                throw new RefusedException(
                        ErrorCode.VALIDATION,
                        "the context cannot hold '" + name + "', which is empty or recorded by the runtime itself. "
                                + "Leave it out.");
            }
        }
    }

    Circumstances of(Wish wish) {
        DecisionSource source = wish.cause().source();
        // A stop is not refused for what its client says of it, but that is not recorded either.
        boolean isOurs = source.kind() == DecisionSource.Kind.RUNTIME;
        return of(
                wish.equipment(),
                isOurs ? DecisionSource.PERSON : source,
                wish.cause().context());
    }

    /** Of a person's own act. */
    Circumstances of(EquipmentId where) {
        return of(where, DecisionSource.PERSON, Map.of());
    }

    private Circumstances of(EquipmentId where, DecisionSource source, Map<String, String> clients) {
        Map<String, String> context = new LinkedHashMap<>(clients);
        context.keySet().removeAll(OURS);
        context.put(Circumstances.SITE, site);
        equipment.find(where).map(SupervisedEquipment::view).ifPresent(view -> put(context, view));
        return new Circumstances(source, context, OptionalLong.empty());
    }

    private static void put(Map<String, String> context, EquipmentView view) {
        view.nameplate()
                .filter(nameplate -> !nameplate.serialNumber().isEmpty())
                .ifPresent(nameplate -> context.put(Circumstances.SERIAL, nameplate.serialNumber()));
        view.descriptor().ifPresent(descriptor -> context.put(Circumstances.DESCRIPTOR, descriptor.sha256()));
        view.plugin()
                .filter(plugin -> !plugin.sha256().isEmpty())
                .ifPresent(plugin -> context.put(Circumstances.PLUGIN, plugin.sha256()));
    }

    /** The same act as this record's, by a person and not signed. */
    static Circumstances unsigned(Circumstances known) {
        return new Circumstances(DecisionSource.PERSON, known.context(), OptionalLong.empty());
    }

    /** The device's serial number at that time, also from a trail of version 1; empty if it was not known. */
    static Optional<String> serial(Circumstances circumstances, Map<String, String> detail) {
        return Optional.ofNullable(circumstances.context().get(Circumstances.SERIAL))
                .or(() -> Optional.ofNullable(detail.get(Circumstances.SERIAL)));
    }
}
