package org.ferrule.core.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.core.plugin.FolderChange.Kind;
import org.ferrule.core.plugin.PluginHost.Hosted;
import org.ferrule.core.plugin.PluginJournal.Act;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.Answer;
import org.ferrule.core.service.PluginUpload;
import org.ferrule.core.service.Plugins;
import org.ferrule.core.service.Refusal;
import org.ferrule.core.spelling.Visible;
import org.ferrule.people.AccessException;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where people bring plugins, and take them away. */
public final class PluginDesk implements Plugins {
    private static final Logger LOG = LoggerFactory.getLogger(PluginDesk.class);

    private final PluginDeskServices services;
    private final PluginJournal journal;
    private final CandidateTypes candidateTypes = new CandidateTypes();
    private final PluginActs acts;
    private final AtomicReference<@Nullable PluginHost> present = new AtomicReference<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** A desk that waits for its host. */
    public PluginDesk(PluginDeskServices services) {
        this.services = services;
        this.journal = new PluginJournal(services.trail(), services.later());
        this.acts = new PluginActs(services, journal, candidateTypes);
    }

    /** The host has arrived: records what it did not admit, and what became of an act that a crash has cut short. */
    public void open(PluginHost host) {
        present.set(host);
        host.refused()
                .forEach((file, reason) ->
                        journal.note("plugins/" + file, Map.of("state", "REFUSED", "message", reason)));
        if (!host.note().isEmpty()) {
            journal.note("plugins", Map.of("state", "NOTED", "message", host.note()));
        }
        if (host.isUnsignedAllowed()) {
            journal.note("plugins", Map.of("state", "UNSIGNED_ALLOWED"));
        }
        journal.settle(
                host.hosted().stream().map(hosted -> hosted.candidate().facts()).toList());
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
                    acts.equipment(types)));
        }
        return new Inventory(entries, host.refused(), host.isUnsignedAllowed());
    }

    @Override
    public Answer<Deed> install(SessionKey session, PluginUpload upload) {
        return act("INSTALL", session, upload.file(), upload.reason(), (host, act) -> {
            return acts.install(host, act, examine(host, upload));
        });
    }

    @Override
    public Answer<Deed> exchange(SessionKey session, PluginUpload upload) {
        return act("UPDATE", session, upload.file(), upload.reason(), (host, act) -> {
            return acts.update(host, act, examine(host, upload), upload.isOlderWanted());
        });
    }

    @Override
    public Answer<Deed> uninstall(SessionKey session, String name, String reason) {
        return act("REMOVE", session, name, reason, (host, act) -> acts.remove(host, act, removable(host, name)));
    }

    /** Looks whether files have come into the site's folder or gone from it, and does what that asks for. */
    public void lookAround() throws InterruptedException {
        PluginHost host = present.get();
        if (host == null || !turn.tryLock()) {
            return;
        }
        try {
            for (FolderChange change : host.look()) {
                follow(host, change);
            }
        } finally {
            turn.unlock();
        }
    }

    private void follow(PluginHost host, FolderChange change) throws InterruptedException {
        Optional<Hosted> there = acts.find(host, change.name());
        String what = change.kind() == Kind.GONE ? "REMOVE" : there.isPresent() ? "UPDATE" : "INSTALL";
        Act act = new Act(what, Actor.SYSTEM, change.name(), change.reason(), Map.of());
        try {
            if (change.kind() == Kind.REFUSED) {
                throw new RefusedException(ErrorCode.VALIDATION, change.name() + ": " + change.reason());
            }
            if (change.candidate().isPresent()) {
                PluginCandidate candidate = change.candidate().get();
                // The lock file names exactly this one, older or not.
                Deed deed = there.isPresent()
                        ? acts.update(host, act, candidate, true)
                        : acts.install(host, act, candidate);
                LOG.info("{} of {} from the folder: {}", what, deed.plugin(), deed.equipment());
            } else if (there.isPresent()) {
                acts.remove(host, act, there.get());
                LOG.info("{} was removed, because its file is gone", change.name());
            }
        } catch (RefusedException refused) {
            if (!change.isRepeated()) {
                LOG.error("{}", refused.getMessage());
                journal.refuse(act, refused.refusal());
            }
        } catch (RefusedAfterIntent recorded) {
            LOG.error("{}", recorded.getMessage());
        }
    }

    private Hosted removable(PluginHost host, String name) throws RefusedException {
        Hosted old = acts.find(host, name)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND, "this site has no plugin " + name + ". 'ferrule plugin list' names all."));
        if (!old.isOfSite()) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    name
                            + " comes with the distribution and goes with it. Without equipment of its types it does nothing.");
        }
        if (old.standsInFor().isPresent()) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    name + " stands in for the distribution's "
                            + old.standsInFor().get()
                            + ". Go back to that with 'ferrule plugin update --rollback' and its jar.");
        }
        return old;
    }

    private PluginCandidate examine(PluginHost host, PluginUpload upload) throws RefusedException {
        try {
            return host.examine(upload.file(), upload.content());
        } catch (PluginProblem problem) {
            throw new RefusedException(ErrorCode.VALIDATION, String.valueOf(problem.getMessage()));
        }
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
        } catch (RefusedException refused) {
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

    private PluginHost admit(SessionKey session, String reason) throws RefusedException {
        try {
            services.access().authorise(session, Authority.CONFIGURE, Optional.empty());
        } catch (AccessException refused) {
            throw new RefusedException(refused.code(), String.valueOf(refused.getMessage()));
        }
        if (!Visible.isAnythingIn(reason)) {
            throw new RefusedException(
                    ErrorCode.VALIDATION, "a plugin does not come or go without a reason: say why, with --reason.");
        }
        PluginHost host = present.get();
        if (host == null) {
            throw new RefusedException(
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
        Deed with(PluginHost host, Act act) throws RefusedException, RefusedAfterIntent, InterruptedException;
    }
}
