package org.ferrule.core.plugin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditRecord;
import org.ferrule.core.plugin.Exchange.Side;
import org.ferrule.core.plugin.Exchange.TakenBack;
import org.ferrule.core.plugin.PluginHost.Hosted;
import org.ferrule.core.plugin.PluginJournal.Act;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.Plugins.Deed;

/** What is done with plugins, whoever wants it: what speaks against it, the intent, the exchange, the outcome. */
final class PluginActs {
    private final PluginDeskServices services;
    private final PluginJournal journal;
    private final CandidateTypes candidateTypes;

    PluginActs(PluginDeskServices services, PluginJournal journal, CandidateTypes candidateTypes) {
        this.services = services;
        this.journal = journal;
        this.candidateTypes = candidateTypes;
    }

    Deed install(PluginHost host, Act act, PluginCandidate candidate)
            throws RefusedException, RefusedAfterIntent, InterruptedException {
        VersionRules.requireNew(candidate.facts(), find(host, candidate.facts().name()));
        Side next = side(candidate, host, List.of());
        Act known = act.about(candidate.facts(), Optional.empty());
        AuditRecord intent = journal.intend(known);
        try {
            exchange(host).bring(next);
        } catch (PluginProblem problem) {
            throw failed(known, intent, problem);
        }
        long index = journal.conclude(known, intent, "DONE", "");
        return new Deed(candidate.facts().view(), "", equipment(next.types()), index);
    }

    Deed update(PluginHost host, Act act, PluginCandidate candidate, boolean isOlderWanted)
            throws RefusedException, RefusedAfterIntent, InterruptedException {
        Hosted old = VersionRules.requireOther(
                candidate.facts(), find(host, candidate.facts().name()), isOlderWanted);
        Collection<String> oldTypes = candidateTypes.known(old.candidate());
        Side next = side(candidate, host, oldTypes);
        Side before = side(old.candidate(), host, oldTypes);
        Act known = act.about(candidate.facts(), Optional.of(old.candidate().facts()));
        try (InUse use = new InUse(services.site(), services.locks())) {
            use.require(services.site().equipmentOf(oldTypes), words(known));
            AuditRecord intent = journal.intend(known);
            Optional<TakenBack> back = exchange(host).replace(before, next);
            if (back.isPresent()) {
                throw takenBack(known, intent, before, back.get());
            }
            long index = journal.conclude(known, intent, "DONE", "");
            String previous = old.candidate().facts().view().version();
            return new Deed(candidate.facts().view(), previous, equipment(next.types()), index);
        }
    }

    Deed remove(PluginHost host, Act act, Hosted old)
            throws RefusedException, RefusedAfterIntent, InterruptedException {
        PluginFacts facts = old.candidate().facts();
        Collection<String> types = candidateTypes.known(old.candidate());
        Side before = side(old.candidate(), host, types);
        Act known = act.about(facts, Optional.empty());
        try (InUse use = new InUse(services.site(), services.locks())) {
            use.require(services.site().equipmentOf(types), words(known));
            AuditRecord intent = journal.intend(known);
            try {
                exchange(host).take(before);
            } catch (PluginProblem problem) {
                throw failed(known, intent, problem);
            }
            long index = journal.conclude(known, intent, "DONE", "");
            return new Deed(facts.view(), facts.view().version(), equipment(types), index);
        }
    }

    Optional<Hosted> find(PluginHost host, String name) {
        return host.hosted().stream()
                .filter(hosted -> hosted.candidate().facts().name().equals(name))
                .findFirst();
    }

    private Side side(PluginCandidate plugin, PluginHost host, Collection<String> leaving) throws RefusedException {
        Map<String, EquipmentDescriptor> own = candidateTypes.read(plugin);
        Map<String, EquipmentDescriptor> all =
                new LinkedHashMap<>(services.site().descriptors());
        all.keySet().removeAll(leaving);
        for (String type : own.keySet()) {
            if (all.containsKey(type)) {
                String other = host.hosted().stream()
                        .filter(hosted ->
                                candidateTypes.known(hosted.candidate()).contains(type))
                        .map(hosted -> hosted.candidate().facts().view().toString())
                        .findFirst()
                        .orElse("another plugin");
                throw new RefusedException(
                        ErrorCode.VALIDATION,
                        plugin.facts().file() + ": type '" + type + "' is already provided by " + other
                                + ". Remove that one first.");
            }
        }
        all.putAll(own);
        return CandidateTypes.fitting(plugin, own.keySet(), services.site(), all);
    }

    private Exchange exchange(PluginHost host) {
        return new Exchange(host, services.site(), services.bound());
    }

    Map<String, String> equipment(Collection<String> types) {
        Map<String, String> states = new LinkedHashMap<>();
        services.site()
                .equipmentOf(types)
                .forEach(view ->
                        states.put(view.id().value(), view.connection().state().name()));
        return states;
    }

    private RefusedAfterIntent failed(Act act, AuditRecord intent, PluginProblem problem) {
        String message = words(act) + " did not work, and all is as before: " + problem.getMessage();
        journal.conclude(act, intent, "FAILED", message);
        return new RefusedAfterIntent(message);
    }

    private RefusedAfterIntent takenBack(Act act, AuditRecord intent, Side before, TakenBack back) {
        String old = before.plugin().facts().view().toString();
        String message = words(act) + " did not work and was taken back: " + back.reason() + ". "
                + (back.trouble().isEmpty()
                        ? old + " is back, and its equipment as before."
                        : old + " was put back, but does not work as before: " + back.trouble()
                                + ". Look at the device, then restart the site.");
        journal.conclude(act, intent, back.trouble().isEmpty() ? "ROLLED_BACK" : "ROLLED_BACK_NOT_ONLINE", message);
        return new RefusedAfterIntent(message);
    }

    private static String words(Act act) {
        return act.act().toLowerCase(Locale.ROOT) + " of " + act.name() + " "
                + act.facts().getOrDefault("bundleVersion", "");
    }
}
