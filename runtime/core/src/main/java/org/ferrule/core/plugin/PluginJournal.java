package org.ferrule.core.plugin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.Refusal;

/**
 * What the audit trail says about plugins that come and go. Intents are about {@value #ALL}, and acts are done one after the other,
 * so the newest of them alone can be without outcome. Outcomes and refusals are about {@code plugins/NAME}.
 */
final class PluginJournal {
    private static final String ALL = "plugins";
    private static final String ACT = "act";
    private static final String INTENT = "intent";

    private final AuditTrail trail;
    private final Consumer<AuditEntry> later;

    /** Records in a trail; what cannot wait for it, {@code later} takes. */
    PluginJournal(AuditTrail trail, Consumer<AuditEntry> later) {
        this.trail = trail;
        this.later = later;
    }

    /**
     * What somebody wants with a plugin.
     *
     * @param act INSTALL, UPDATE or REMOVE
     * @param actor who
     * @param name which plugin, or its file as long as that is all that is known
     * @param reason why
     * @param facts what of
     */
    record Act(String act, Actor actor, String name, String reason, Map<String, String> facts) {
        Act about(PluginFacts plugin, Optional<PluginFacts> before) {
            Map<String, String> all = new TreeMap<>(plugin.facts());
            before.ifPresent(old -> {
                all.put("previousVersion", old.view().version());
                all.put("previousSha256", old.view().sha256());
            });
            return new Act(act, actor, plugin.name(), reason, all);
        }
    }

    AuditRecord intend(Act act) throws RefusedException {
        try {
            return trail.append(entry(AuditPhase.INTENT, act, ALL, "", Map.of()));
        } catch (AuditUnavailableException unavailable) {
            throw new RefusedException(
                    ErrorCode.AUDIT_UNAVAILABLE,
                    "nothing was done, because it cannot be recorded: " + unavailable.getMessage());
        }
    }

    /** Records what became of an intent; the record's index, -1 if it waits for the trail. */
    long conclude(Act act, AuditRecord intent, String word, String message) {
        AuditEntry outcome = entry(
                AuditPhase.OUTCOME,
                act,
                target(act),
                word,
                Map.of(INTENT, Long.toString(intent.index()), "message", message));
        try {
            return trail.append(outcome).index();
        } catch (AuditUnavailableException unavailable) {
            later.accept(outcome);
            return -1;
        }
    }

    void refuse(Act act, Refusal refusal) {
        later.accept(entry(
                AuditPhase.REFUSED, act, target(act), refusal.code().name(), Map.of("message", refusal.message())));
    }

    /** Records what is so, and nobody does. */
    void note(String target, Map<String, String> facts) {
        later.accept(AuditEntry.event(AuditAction.PLUGIN, Actor.SYSTEM, target, facts));
    }

    /** Gives the newest intent its outcome, if a crash has kept it from one, by which file the site has now. */
    void settle(List<PluginFacts> present) {
        Optional<AuditRecord> newest = trail.latest(AuditAction.PLUGIN, ALL);
        if (newest.isEmpty()) {
            return;
        }
        AuditRecord intent = newest.get();
        Map<String, String> meant = intent.entry().detail();
        Act act = new Act(
                meant.getOrDefault(ACT, ""),
                intent.entry().actor(),
                meant.getOrDefault("bundle", ""),
                intent.entry().reason(),
                meant);
        AuditQuery.Filter outcomes =
                AuditQuery.Filter.ALL.byAction(AuditAction.PLUGIN.name()).onTarget(target(act));
        boolean isSettled = trail.read(new AuditQuery(intent.index() + 1, 20, outcomes)).stream()
                .anyMatch(record -> Long.toString(intent.index())
                        .equals(record.entry().detail().get(INTENT)));
        if (!isSettled) {
            boolean isThere =
                    present.stream().anyMatch(plugin -> plugin.view().sha256().equals(meant.get("pluginSha256")));
            boolean isDone = isThere != act.act().equals("REMOVE");
            conclude(
                    act,
                    intent,
                    isDone ? "DONE" : "NOT_DONE",
                    "the runtime ended meanwhile; told by the file that is there");
        }
    }

    private static String target(Act act) {
        return ALL + "/" + act.name();
    }

    private static AuditEntry entry(
            AuditPhase phase, Act act, String target, String word, Map<String, String> further) {
        Map<String, String> facts = new TreeMap<>(act.facts());
        facts.put(ACT, act.act());
        facts.putAll(further);
        String now = act.act().equals("REMOVE") ? "" : facts.getOrDefault("bundleVersion", "");
        String before = act.act().equals("REMOVE")
                ? facts.getOrDefault("bundleVersion", "")
                : facts.getOrDefault("previousVersion", "");
        return new AuditEntry(
                phase,
                AuditAction.PLUGIN,
                act.actor(),
                target,
                new AuditEntry.Change(before, now, ""),
                act.reason(),
                null,
                word,
                facts);
    }
}
