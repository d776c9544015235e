package org.ferrule.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.core.FakeTrail;
import org.ferrule.core.plugin.PluginJournal.Act;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.PluginView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginJournalTest {
    private static final PluginFacts OLD = facts("1.0.0", "a");
    private static final PluginFacts NEXT = facts("1.1.0", "b");

    private final FakeTrail trail = new FakeTrail();
    private final PluginJournal journal = new PluginJournal(trail, entry -> {});

    private static PluginFacts facts(String version, String digit) {
        return new PluginFacts(
                "pump.jar", new PluginView("pump", version, digit.repeat(64)), "CN=Example", "c".repeat(64));
    }

    private static Act act(String what) {
        return new Act(what, new Actor("eva", "ENGINEER", "cli"), "pump.jar", "change 7", Map.of())
                .about(NEXT, Optional.of(OLD));
    }

    private List<AuditEntry> outcomes() {
        return trail.of(AuditAction.PLUGIN).stream()
                .filter(entry -> entry.phase() == AuditPhase.OUTCOME)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"UPDATE, true, DONE", "UPDATE, false, NOT_DONE", "REMOVE, false, DONE", "REMOVE, true, NOT_DONE"})
    void anActThatACrashCutShortIsSettledByTheFileThatIsThere(String what, boolean isNextThere, String word)
            throws Exception {
        long intent = journal.intend(act(what)).index();

        journal.settle(List.of(isNextThere ? NEXT : OLD));

        assertThat(outcomes()).hasSize(1);
        AuditEntry outcome = outcomes().get(0);
        assertThat(outcome.outcome()).isEqualTo(word);
        assertThat(outcome.target()).isEqualTo("plugins/pump");
        assertThat(outcome.actor().user()).isEqualTo("eva");
        assertThat(outcome.detail()).containsEntry("intent", Long.toString(intent));
    }

    @Test
    void anActThatHasItsOutcomeIsLeftAlone() throws Exception {
        Act update = act("UPDATE");
        journal.conclude(update, journal.intend(update), "ROLLED_BACK", "it did not come ONLINE");

        journal.settle(List.of(OLD));

        assertThat(outcomes()).extracting(AuditEntry::outcome).containsExactly("ROLLED_BACK");
    }

    @Test
    void recordsSayWhoWhyWhichFileAndWhoseItIs() throws Exception {
        journal.intend(act("UPDATE"));

        AuditEntry intent = trail.of(AuditAction.PLUGIN).get(0);
        assertThat(intent.target()).isEqualTo("plugins");
        assertThat(intent.reason()).isEqualTo("change 7");
        assertThat(intent.change()).isEqualTo(new AuditEntry.Change("1.0.0", "1.1.0", ""));
        assertThat(intent.detail())
                .containsEntry("act", "UPDATE")
                .containsEntry("pluginSha256", "b".repeat(64))
                .containsEntry("previousSha256", "a".repeat(64))
                .containsEntry("signer", "CN=Example");
    }

    @Test
    void whatTheTrailDoesNotTakeIsNotBegunButItsOutcomeWaits() throws Exception {
        List<AuditEntry> later = new ArrayList<>();
        PluginJournal waiting = new PluginJournal(trail, later::add);
        var intent = waiting.intend(act("UPDATE"));
        trail.fail(true);

        assertThat(waiting.conclude(act("UPDATE"), intent, "DONE", "")).isEqualTo(-1);
        assertThat(later).extracting(AuditEntry::outcome).containsExactly("DONE");
        assertThatThrownBy(() -> waiting.intend(act("UPDATE")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nothing was done");
    }
}
