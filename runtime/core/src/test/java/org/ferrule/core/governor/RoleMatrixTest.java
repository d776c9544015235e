package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.Signature;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.Locks.Place;
import org.ferrule.core.service.Refusal;
import org.ferrule.core.service.SigningWish;
import org.ferrule.core.service.WriteRequest;
import org.ferrule.people.AccessException;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.ferrule.people.account.PeopleClock;
import org.ferrule.people.password.HashCost;
import org.ferrule.people.session.SitePeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every role tries everything, through the governor and with the real people. */
class RoleMatrixTest {
    private static final String PASSWORD = "Grenoble-Uppsala-7";
    private static final Place PLACE = new Place(FakeEquipment.ID, Optional.of(FakeEquipment.UNIT));
    private static final Set<Role> ACTING = EnumSet.of(Role.OPERATOR, Role.SUPERVISOR);

    @TempDir
    Path directory;

    private SqliteAuditTrail peoplesTrail;
    private SitePeople people;
    private GovernorTestBench bench;
    private final Map<Role, SessionKey> here = new EnumMap<>(Role.class);
    private final Map<Role, SessionKey> elsewhere = new EnumMap<>(Role.class);

    @BeforeEach
    void signEverybodyIn() throws AccessException {
        peoplesTrail = new SqliteAuditTrail(directory.resolve("audit.db"), InstantSource.system());
        people = new SitePeople(
                directory,
                peoplesTrail,
                new PeopleClock(InstantSource.system(), System::nanoTime),
                new HashCost(64, 1, 1));
        Credentials first = people.firstSecret().orElseThrow();
        SessionKey admin = arrive(first.user(), first.password());
        for (Role role : Role.values()) {
            here.put(role, person(admin, role, "here", List.of(FakeEquipment.ID.value())));
            elsewhere.put(role, person(admin, role, "elsewhere", List.of("reactor-2")));
        }
        bench = new GovernorTestBench(Optional.of(people));
    }

    @AfterEach
    void close() {
        bench.close();
        people.close();
        peoplesTrail.close();
    }

    private SessionKey person(SessionKey admin, Role role, String where, List<String> equipment)
            throws AccessException {
        String user = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + where;
        return arrive(user, people.create(admin, user, "Dr. " + user, Set.of(role), equipment));
    }

    private SessionKey arrive(String user, String secret) throws AccessException {
        SessionKey key = people.signIn(new Credentials(user, secret), "test");
        people.changePassword(key, secret, PASSWORD);
        return key;
    }

    @Test
    @Proves({Req.SEC_001, Req.SEC_002})
    void onlyOperatorsAndSupervisorsOfThisEquipmentActAndTheDriverHearsOfNobodyElse() throws Exception {
        bench.session.state = FunctionalState.STOPPED;
        for (Role role : Role.values()) {
            for (SessionKey key : List.of(here.get(role), elsewhere.get(role))) {
                boolean may = ACTING.contains(role) && key.equals(here.get(role));
                assertDone(may, role, () -> bench.governor.write(write(key)));
                assertDone(may, role, () -> bench.run(command(key, "hold", Optional.empty())));
                assertDone(may, role, () -> bench.run(command(key, "stop", Optional.empty())));
                String user = people.principal(key).user();
                assertDone(may, role, () -> bench.run(command(key, "calibrate", signed(user))));
            }
        }
        for (SessionKey nobody : List.of(SessionKey.NONE, new SessionKey("made up"))) {
            assertDone(false, Role.OPERATOR, () -> bench.governor.write(write(nobody)));
            assertDone(false, Role.OPERATOR, () -> bench.run(command(nobody, "stop", Optional.empty())));
        }
    }

    @Test
    @Proves(Req.SEC_001)
    void onlyWhoMayLocksAndOnlyASupervisorBreaksLocksAndReconciles() throws Exception {
        for (Role role : Role.values()) {
            boolean canLock = ACTING.contains(role);
            SessionKey key = here.get(role);
            Duration minute = Duration.ofMinutes(1);
            assertThat(bench.locks.acquire(PLACE, key, minute, "run").isEmpty()).isEqualTo(canLock);
            assertThat(bench.locks.release(PLACE, key).isEmpty()).isEqualTo(canLock);
            assertThat(bench.locks.acquire(PLACE, here.get(Role.OPERATOR), minute, "run"))
                    .isEmpty();
            String user = people.principal(key).user();
            assertThat(bench.locks.breakLock(PLACE, key, "gone", signed(user)).isEmpty())
                    .isEqualTo(role == Role.SUPERVISOR);
            assertThat(bench.locks.release(PLACE, here.get(Role.OPERATOR)).isEmpty())
                    .isEqualTo(role != Role.SUPERVISOR);
        }
        RequestId unknown = lost();
        for (Role role : List.of(Role.OPERATOR, Role.QA, Role.ENGINEER, Role.ADMIN, Role.SUPERVISOR)) {
            ErrorCode code = bench.governor
                    .reconcile(unknown, here.get(role), true, "seen")
                    .refusal()
                    .map(Refusal::code)
                    .orElseThrow();
            assertThat(code).isEqualTo(role == Role.SUPERVISOR ? ErrorCode.OUTCOME_UNKNOWN : ErrorCode.NOT_AUTHORIZED);
        }
        assertThat(bench.trail.unreconciled()).isEmpty();
    }

    @Test
    void whoMayNotActLearnsNothingOfEquipmentOrRequests() throws Exception {
        RequestId known = lost();
        SessionKey stranger = elsewhere.get(Role.SUPERVISOR);
        String nowhere = "reactor-9";

        Refusal there = bench.governor.write(write(stranger)).refusal().orElseThrow();
        Refusal missing = bench.governor
                .write(GovernorTestBench.elsewhere(write(stranger)))
                .refusal()
                .orElseThrow();
        ExecutionView mine = bench.governor.cancel(known, stranger, "");
        ExecutionView none = bench.governor.reconcile(known, stranger, true, "seen");

        assertThat(List.of(there, missing)).extracting(Refusal::code).containsOnly(ErrorCode.NOT_AUTHORIZED);
        assertThat(missing.message()).doesNotContain(nowhere).doesNotContain("Did you mean");
        assertThat(List.of(mine, none)).allSatisfy(view -> {
            assertThat(view.refusal().orElseThrow().code()).isEqualTo(ErrorCode.NOT_AUTHORIZED);
            assertThat(view.equipment().value()).isEqualTo("unknown");
            assertThat(view.audit()).isEmpty();
        });
    }

    @Test
    void anIdOfSomebodyElseIsADuplicateAlsoWithTheSameContentAndAfterARestart() {
        WriteRequest first = write(here.get(Role.OPERATOR));
        WriteRequest second = new WriteRequest(
                first.request(),
                Cause.of(here.get(Role.SUPERVISOR), "because"),
                first.equipment(),
                first.parameter(),
                first.value(),
                "",
                Duration.ZERO);
        bench.governor.write(first);

        assertThat(bench.governor.write(second).refusal().orElseThrow().code()).isEqualTo(ErrorCode.DUPLICATE_REQUEST);
        bench.restart();
        assertThat(bench.governor.write(second).refusal().orElseThrow().code()).isEqualTo(ErrorCode.DUPLICATE_REQUEST);
        assertThat(bench.governor.write(first).phase()).isEqualTo(ExecutionView.Phase.ACCEPTED);
        assertThat(bench.session.writes).hasValue(1);
    }

    @Test
    void anIdThatWasRefusedForWantOfAuthorityIsNotUsedUp() {
        WriteRequest attempt = write(SessionKey.NONE);
        assertThat(bench.governor.write(attempt).refusal().orElseThrow().code()).isEqualTo(ErrorCode.NOT_AUTHENTICATED);
        WriteRequest again = new WriteRequest(
                attempt.request(),
                Cause.of(here.get(Role.OPERATOR), "because"),
                attempt.equipment(),
                attempt.parameter(),
                attempt.value(),
                "",
                Duration.ZERO);
        assertThat(bench.governor.write(again).phase()).isEqualTo(ExecutionView.Phase.ACCEPTED);
    }

    @Test
    void aStopWorksWhenPeopleCanRecordNothing() throws Exception {
        peoplesTrail.close();
        bench.session.state = FunctionalState.STOPPED;

        assertThat(bench.run(command(here.get(Role.OPERATOR), "stop", Optional.empty()))
                        .phase())
                .isEqualTo(ExecutionView.Phase.SUCCEEDED);
    }

    @Test
    void silenceOfPeopleIsARefusal() {
        GovernorTestBench broken = new GovernorTestBench();
        broken.access.breakDown();
        ExecutionView view = broken.governor.start(GovernorTestBench.commanding("stop"));
        broken.close();

        assertThat(view.refusal().orElseThrow().code()).isEqualTo(ErrorCode.NOT_AUTHENTICATED);
        assertThat(broken.order).noneMatch(step -> step.startsWith("driver"));
        assertThat(broken.trail.entries().get(0).actor().user()).isEqualTo("unknown");
    }

    /** Something that a role tries. */
    @FunctionalInterface
    private interface Deed {
        ExecutionView perform() throws Exception;
    }

    private void assertDone(boolean may, Role role, Deed deed) throws Exception {
        int before = bench.order.size();
        ExecutionView view = deed.perform();
        List<String> steps = List.copyOf(bench.order).subList(before, bench.order.size());
        if (may) {
            assertThat(view.phase().isSuccess()).as("%s: %s", role, view).isTrue();
            assertThat(bench.trail.find(view.request()))
                    .allSatisfy(
                            record -> assertThat(record.entry().actor().role()).isEqualTo(role.name()));
            return;
        }
        ErrorCode code = view.refusal().orElseThrow().code();
        assertThat(code).isIn(ErrorCode.NOT_AUTHORIZED, ErrorCode.NOT_AUTHENTICATED);
        assertThat(steps).noneMatch(step -> step.startsWith("driver")).hasSize(1);
        AuditEntry attempt = bench.trail.entries().get(bench.trail.entries().size() - 1);
        assertThat(attempt.phase()).isEqualTo(AuditPhase.REFUSED);
        assertThat(attempt.outcome()).isEqualTo(code.name());
        assertThat(attempt.detail()).containsEntry("request", view.request().toString());
        assertThat(attempt.actor().user()).isNotEqualTo("system");
    }

    private RequestId lost() throws InterruptedException {
        bench.session.onStart = call -> {
            throw new ConnectionException(CommFault.TIMEOUT, "no answer", null);
        };
        return bench.run(command(here.get(Role.OPERATOR), "purge", Optional.empty()))
                .request();
    }

    private static Optional<SigningWish> signed(String user) {
        return Optional.of(new SigningWish(new Credentials(user, PASSWORD), Signature.Meaning.PERFORMED));
    }

    private static WriteRequest write(SessionKey key) {
        return new WriteRequest(
                RequestId.random(),
                Cause.of(key, "because"),
                FakeEquipment.ID,
                new ParameterId("temperature.sp"),
                "37",
                "",
                Duration.ZERO);
    }

    private static CommandRequest command(SessionKey key, String command, Optional<SigningWish> signature) {
        return new CommandRequest(
                RequestId.random(),
                Cause.of(key, "because"),
                FakeEquipment.ID,
                new CommandId(command),
                Map.of(),
                "",
                signature);
    }
}
