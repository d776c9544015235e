package org.ferrule.core.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditRecord;
import org.ferrule.core.plugin.Exchange.Side;
import org.ferrule.core.plugin.Exchange.TakenBack;
import org.ferrule.core.plugin.PluginHost.Hosted;
import org.ferrule.core.plugin.PluginJournal.Act;
import org.ferrule.core.service.Answer;
import org.ferrule.core.service.PluginUpload;
import org.ferrule.core.service.Plugins;
import org.ferrule.core.service.Refusal;
import org.ferrule.core.spelling.Visible;
import org.ferrule.people.AccessException;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;
import org.jspecify.annotations.Nullable;

/** Where people bring plugins, and take them away. */
public final class PluginDesk implements Plugins {
    private final PluginDeskServices services;
    private final PluginJournal journal;
    private final CandidateTypes candidateTypes = new CandidateTypes();
    private final AtomicReference<@Nullable PluginHost> present = new AtomicReference<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** A desk that waits for its host. */
    public PluginDesk(PluginDeskServices services) {
        this.services = services;
        this.journal = new PluginJournal(services.trail(), services.later());
    }

    /** The host has arrived: records what it did not admit, and what became of an act that a crash has cut short. */
    public void open(PluginHost host) {
        present.set(host);
        host.refused()
                .forEach((file, reason) -> journal.note("plugins/" + file, Map.of("state", "REFUSED", "message", reason)));
        if (host.isUnsignedAllowed()) {
            journal.note("plugins", Map.of("state", "UNSIGNED_ALLOWED"));
        }
        journal.settle(host.hosted().stream()
                .map(hosted -> hosted.candidate().facts())
                .toList());
    }

    /** The host leaves. */
    public void shut() {
        present.set(null);
    }

    @Override
    public Inventory inventory() {
        PluginHost host = present.get();
        if (host == null) {
            return new Inventory(List.of(), Map.of(), false);
        }
        List<Entry> entries = new ArrayList<>();
        for (Hosted hosted : host.hosted()) {
            Collection<String> types = candidateTypes.known(hosted.candidate());
            PluginFacts facts = hosted.candidate().facts();
            entries.add(new Entry(
                    facts.view(),
                    facts.file(),
                    facts.signer(),
                    hosted.isOfSite(),
                    hosted.state(),
                    List.copyOf(types),
                    equipment(types)));
        }
        return new Inventory(entries, host.refused(), host.isUnsignedAllowed());
    }

    @Override
    public Answer<Deed> install(SessionKey session, PluginUpload upload) {
        return act("INSTALL", session, upload.file(), upload.reason(), (host, act) -> {
            PluginCandidate candidate = examine(host, upload);
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
        });
    }

    @Override
    public Answer<Deed> update(SessionKey session, PluginUpload upload) {
        return act("UPDATE", session, upload.file(), upload.reason(), (host, act) -> {
            PluginCandidate candidate = examine(host, upload);
            Hosted old = VersionRules.requireOther(
                    candidate.facts(), find(host, candidate.facts().name()), upload.isOlderWanted());
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
                return new Deed(
                        candidate.facts().view(),
                        old.candidate().facts().view().version(),
                        equipment(next.types()),
                        index);
            }
        });
    }

    @Override
    public Answer<Deed> remove(SessionKey session, String name, String reason) {
        return act("REMOVE", session, name, reason, (host, act) -> {
            Hosted old = removable(host, name);
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
        });
    }

    private Hosted removable(PluginHost host, String name) throws RefusedAct {
        Hosted old = find(host, name)
                .orElseThrow(() -> new RefusedAct(
                        ErrorCode.NOT_FOUND, "this site has no plugin " + name + ". 'ferrule plugin list' names all."));
        if (!old.isOfSite()) {
            throw new RefusedAct(
                    ErrorCode.INVALID_STATE,
                    name + " comes with the distribution and goes with it. Without equipment of its types it does nothing.");
        }
        if (old.standsInFor().isPresent()) {
            throw new RefusedAct(
                    ErrorCode.INVALID_STATE,
                    name + " stands in for the distribution's " + old.standsInFor().get()
                            + ". Go back to that with 'ferrule plugin update --rollback' and its jar.");
        }
        return old;
    }

    private PluginCandidate examine(PluginHost host, PluginUpload upload) throws RefusedAct {
        try {
            return host.examine(upload.file(), upload.content());
        } catch (PluginProblem problem) {
            throw new RefusedAct(ErrorCode.VALIDATION, String.valueOf(problem.getMessage()));
        }
    }

    private Side side(PluginCandidate plugin, PluginHost host, Collection<String> leaving) throws RefusedAct {
        Map<String, EquipmentDescriptor> own = candidateTypes.read(plugin);
        Map<String, EquipmentDescriptor> all = new LinkedHashMap<>(services.site().descriptors());
        all.keySet().removeAll(leaving);
        for (String type : own.keySet()) {
            if (all.containsKey(type)) {
                String other = host.hosted().stream()
                        .filter(hosted -> candidateTypes.known(hosted.candidate()).contains(type))
                        .map(hosted -> hosted.candidate().facts().view().toString())
                        .findFirst()
                        .orElse("another plugin");
                throw new RefusedAct(
                        ErrorCode.VALIDATION,
                        plugin.facts().file() + ": type '" + type + "' is already provided by " + other
                                + ". Remove that one first.");
            }
        }
        all.putAll(own);
        return CandidateTypes.fitting(plugin, own.keySet(), services.site(), all);
    }

    private static Optional<Hosted> find(PluginHost host, String name) {
        return host.hosted().stream()
                .filter(hosted -> hosted.candidate().facts().name().equals(name))
                .findFirst();
    }

    private Exchange exchange(PluginHost host) {
        return new Exchange(host, services.site(), services.bound());
    }

    private Map<String, String> equipment(Collection<String> types) {
        Map<String, String> states = new LinkedHashMap<>();
        services.site()
                .equipmentOf(types)
                .forEach(view -> states.put(
                        view.id().value(), view.connection().state().name()));
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
        return act.act().toLowerCase(java.util.Locale.ROOT) + " of " + act.name() + " "
                + act.facts().getOrDefault("bundleVersion", "");
    }

    private Answer<Deed> act(String what, SessionKey session, String name, String reason, Work work) {
        Act act = new Act(what, services.access().actor(session), printable(name), reason, Map.of());
        if (!turn.tryLock()) {
            return refused(act, Refusal.of(ErrorCode.BUSY, "another plugin is coming or going; wait for its end."));
        }
        try {
            PluginHost host = admit(session, reason);
            act = new Act(what, services.access().actor(session), printable(name), reason, Map.of());
            return Answer.of(work.with(host, act));
        } catch (RefusedAct refused) {
            return refused(act, refused.refusal());
        } catch (RefusedAfterIntent recorded) {
            return Answer.refused(ErrorCode.VERIFY_FAILED, String.valueOf(recorded.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Answer.refused(ErrorCode.CANCELLED, "the site is stopping; look at it when it runs again");
        } finally {
            turn.unlock();
        }
    }

    private PluginHost admit(SessionKey session, String reason) throws RefusedAct {
        try {
            services.access().authorise(session, Authority.CONFIGURE, Optional.empty());
        } catch (AccessException refused) {
            throw new RefusedAct(refused.code(), String.valueOf(refused.getMessage()));
        }
        if (!Visible.isAnythingIn(reason)) {
            throw new RefusedAct(
                    ErrorCode.VALIDATION, "a plugin does not come or go without a reason: say why, with --reason.");
        }
        PluginHost host = present.get();
        if (host == null) {
            throw new RefusedAct(
                    ErrorCode.INTERNAL, "this runtime was not started by the launcher, and cannot take plugins in.");
        }
        return host;
    }

    private Answer<Deed> refused(Act act, Refusal refusal) {
        journal.refuse(act, refusal);
        return Answer.refused(refusal);
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 200)).replaceAll("\\p{Cntrl}", "?");
    }

    /** What is done if nothing speaks against it. */
    @FunctionalInterface
    private interface Work {
        Deed with(PluginHost host, Act act) throws RefusedAct, RefusedAfterIntent, InterruptedException;
    }
}
