package org.ferrule.people.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.people.AccessException;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.ferrule.people.password.HashCost;

/** People and trail of a site as they run, with cheap hashes and steered time. */
public final class TestSite implements AutoCloseable {
    public static final String PASSWORD = "gentle river 4711 stone";
    public static final HashCost CHEAP = new HashCost(64, 1, 1);

    final SteeredTime time = new SteeredTime();
    private final Path directory;
    private SqliteAuditTrail trail;
    private SitePeople people;

    public TestSite(Path directory) {
        this.directory = directory;
        start(CHEAP);
    }

    void start(HashCost cost) {
        trail = new SqliteAuditTrail(directory.resolve("audit.db"), time);
        people = new SitePeople(directory, trail, time.clock(), cost);
    }

    @Override
    public void close() {
        people.close();
        trail.close();
    }

    public void restart() {
        close();
        start(CHEAP);
    }

    public SitePeople people() {
        return people;
    }

    public SqliteAuditTrail trail() {
        return trail;
    }

    public Path file() {
        return directory.resolve("people.json");
    }

    public String text() {
        try {
            return Files.readString(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs the first administrator in, who chooses a password. */
    public SessionKey admin() throws AccessException {
        Credentials first = people.firstSecret().orElseThrow();
        return choosePassword(first.user(), first.password());
    }

    public SessionKey choosePassword(String user, String secret) throws AccessException {
        SessionKey key = people.signIn(new Credentials(user, secret), "test");
        people.changePassword(key, secret, PASSWORD);
        return key;
    }

    public SessionKey person(SessionKey admin, String user, Role... roles) throws AccessException {
        return choosePassword(user, people.create(admin, user, "Dr. " + user, Set.of(roles), List.of()));
    }

    public SessionKey signIn(String user, String password) throws AccessException {
        return people.signIn(new Credentials(user, password), "test");
    }

    public List<AuditRecord> records(AuditAction action) {
        return trail.read(new AuditQuery(0, 10_000, AuditQuery.Filter.ALL.byAction(action.name())));
    }

    public List<AuditRecord> records(AuditAction action, AuditPhase phase) {
        return records(action).stream()
                .filter(record -> record.entry().phase() == phase)
                .toList();
    }

    static void assertRefused(ErrorCode code, ThrowingCallable attempt) {
        Assertions.assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        AccessException.class,
                        refusal -> Assertions.assertThat(refusal.code())
                                .as(refusal.getMessage())
                                .isEqualTo(code));
    }
}
