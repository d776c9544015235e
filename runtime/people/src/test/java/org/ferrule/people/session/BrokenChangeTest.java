package org.ferrule.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrule.people.session.TestSite.PASSWORD;
import static org.ferrule.people.session.TestSite.assertRefused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of accounts that stops between its intent, the file and its outcome: what a crash leaves. */
class BrokenChangeTest {
    @TempDir
    Path directory;

    TestSite site;
    LimitedTrail trail;
    SitePeople people;
    SessionKey admin;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory);
        site.person(site.admin(), "maria", Role.OPERATOR);
        trail = new LimitedTrail(site.trail());
        people = new SitePeople(directory, trail, site.time.clock(), TestSite.CHEAP);
        admin = people.signIn(new Credentials("admin", PASSWORD), "test");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void changesNothingWithoutAnIntent() throws Exception {
        trail.takeOnly(0);

        assertRefused(ErrorCode.AUDIT_UNAVAILABLE, () -> people.setEnabled(admin, "maria", false, "left"));

        site.restart();
        site.signIn("maria", PASSWORD);
    }

    @Test
    void givesAChangeThatReachedTheFileItsOutcomeAtTheNextStart() throws Exception {
        trail.takeOnly(1);
        people.setEnabled(admin, "maria", false, "left");
        assertOpen(1);

        site.restart();

        assertOpen(0);
        assertThat(outcomes()).last().satisfies(record -> {
            assertThat(record.entry().outcome()).isEqualTo("DONE");
            assertThat(record.entry().reason()).isEqualTo("left");
            assertThat(record.entry().actor().user()).isEqualTo("admin");
        });
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
    }

    @Test
    void givesAChangeThatReachedTheFileItsOutcomeBeforeTheNextChange() throws Exception {
        trail.takeOnly(1);
        people.setEnabled(admin, "maria", false, "left");
        assertOpen(1);
        trail.takeOnly(100);
        people.setEnabled(admin, "maria", true, "back");

        assertOpen(0);
        assertThat(outcomes()).extracting(record -> record.entry().reason()).endsWith("left", "back");
    }

    @Test
    void saysNotDoneOfAChangeThatNeverReachedTheFile() throws Exception {
        Path obstacle =
                Files.createDirectories(directory.resolve("people.json.new").resolve("inside"));
        trail.takeOnly(1);
        assertRefused(ErrorCode.INTERNAL, () -> people.create(admin, "tom", "Tom", Set.of(Role.QA), List.of()));
        Files.delete(obstacle);
        assertOpen(1);

        site.restart();

        assertOpen(0);
        assertThat(outcomes())
                .last()
                .satisfies(record -> assertThat(record.entry().outcome()).isEqualTo("NOT_DONE"));
        site.signIn("maria", PASSWORD);
    }

    @Test
    void saysUnknownWhenTheFileIsNeitherTheOldNorTheNewOne() throws Exception {
        trail.takeOnly(1);
        people.setEnabled(admin, "maria", false, "left");
        Files.writeString(site.file(), site.text().replace("Dr. maria", "Dr. Mallory"));

        site.restart();

        assertOpen(0);
        assertThat(outcomes()).extracting(record -> record.entry().outcome()).endsWith("UNKNOWN", "DONE");
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
        site.signIn("admin", PASSWORD);
    }

    @Test
    void letsNobodyInWithoutARecordOfIt() {
        trail.takeOnly(0);

        assertRefused(ErrorCode.AUDIT_UNAVAILABLE, () -> people.signIn(new Credentials("maria", PASSWORD), "test"));
        assertThat(people.actor(admin).user()).isEqualTo("admin");
    }

    private void assertOpen(int expected) {
        List<String> closed = outcomes().stream()
                .map(record -> record.entry().detail().get("intent"))
                .toList();
        assertThat(site.records(AuditAction.ACCOUNT, AuditPhase.INTENT))
                .filteredOn(record -> !closed.contains(Long.toString(record.index())))
                .hasSize(expected);
    }

    private List<AuditRecord> outcomes() {
        return site.records(AuditAction.ACCOUNT, AuditPhase.OUTCOME);
    }
}
