package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Signature;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Locks.Place;
import org.ferrule.core.service.Refusal;
import org.ferrule.core.service.SigningWish;
import org.ferrule.people.Credentials;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Optional<SigningWish> SIGNED = signing("secret");
    private static final Place PLACE = new Place(FakeEquipment.ID, Optional.of(FakeEquipment.UNIT));

    private final GovernorTestBench bench = new GovernorTestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aCommandOfRiskConfirmIsSignedBeforeAnythingReachesTheDevice() throws Exception {
        ExecutionView view = bench.run(calibrating(GovernorTestBench.BEN, SIGNED));

        assertThat(view.phase()).isEqualTo(Phase.SUCCEEDED);
        List<AuditRecord> records = bench.trail.find(view.request());
        assertThat(bench.trail.entries().get(1).action()).isEqualTo(AuditAction.SIGNATURE);
        assertThat(records)
                .hasSize(2)
                .allSatisfy(record ->
                        assertThat(record.entry().circumstances().signature()).isEqualTo(OptionalLong.of(1)));
        assertThat(view.audit()).containsExactly(0L, 1L, 2L);
        assertThat(bench.order.indexOf("audit EVENT reactor-1/calibrate"))
                .isLessThan(bench.order.indexOf("driver start calibrate"))
                .isNotNegative();
    }

    @Test
    void withoutASignatureOrWithAWrongOneTheDriverIsNotCalled() {
        ExecutionView missing = bench.governor.start(calibrating(GovernorTestBench.BEN, Optional.empty()));
        ExecutionView wrong = bench.governor.start(calibrating(GovernorTestBench.BEN, signing("guess")));

        assertThat(List.of(missing, wrong)).allSatisfy(view -> {
            assertThat(view.refusal().orElseThrow().code()).isEqualTo(ErrorCode.SIGNATURE_REQUIRED);
            assertThat(bench.trail.words(view.request())).containsExactly("REFUSED SIGNATURE_REQUIRED");
        });
        assertThat(missing.refusal().orElseThrow().message()).contains("send signature with meaning and password");
        assertThat(bench.order).noneMatch(step -> step.startsWith("driver"));
        assertThat(bench.trail.entries().toString() + bench.order).doesNotContain("guess");
    }

    @Test
    void nobodyIsAskedToSignWhatIsRefusedAnyway() {
        bench.session.control = org.ferrule.api.model.ControlSource.LOCAL_PANEL;
        bench.equipment.observe();

        bench.governor.start(calibrating(GovernorTestBench.BEN, SIGNED));

        assertThat(bench.access.signatures).hasValue(0);
    }

    @Test
    void aStopNeedsNeitherSignatureNorLockNorReason() throws Exception {
        assertThat(bench.locks.acquire(PLACE, GovernorTestBench.ANNA, Duration.ofMinutes(1), "mine"))
                .isEmpty();
        bench.session.state = FunctionalState.STOPPED;
        CommandRequest stop = new CommandRequest(
                RequestId.random(),
                Cause.of(GovernorTestBench.BEN, ""),
                FakeEquipment.ID,
                new CommandId("stop"),
                Map.of(),
                "",
                Optional.empty());

        assertThat(bench.run(stop).phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(bench.access.signatures).hasValue(0);
    }

    @Test
    void aLockIsBrokenWithAuthorityReasonAndSignature() {
        assertThat(bench.locks.acquire(PLACE, GovernorTestBench.BEN, Duration.ofMinutes(1), "cleaning"))
                .isEmpty();

        assertThat(broken(GovernorTestBench.BEN, "gone home", SIGNED)).isEqualTo(ErrorCode.NOT_AUTHORIZED);
        assertThat(broken(GovernorTestBench.ANNA, " ", SIGNED)).isEqualTo(ErrorCode.VALIDATION);
        assertThat(broken(GovernorTestBench.ANNA, "gone home", Optional.empty()))
                .isEqualTo(ErrorCode.SIGNATURE_REQUIRED);
        assertThat(broken(GovernorTestBench.ANNA, "gone home", signing("guess")))
                .isEqualTo(ErrorCode.SIGNATURE_REQUIRED);
        assertThat(bench.locks.find(PLACE)).isPresent();
        assertThat(bench.locks.breakLock(PLACE, GovernorTestBench.ANNA, "gone home", SIGNED))
                .isEmpty();
        assertThat(bench.locks.find(PLACE)).isEmpty();

        AuditEntry record = bench.trail.entries().stream()
                .filter(entry -> "BROKEN".equals(entry.detail().get("event")))
                .findFirst()
                .orElseThrow();
        assertThat(record.reason()).isEqualTo("gone home");
        assertThat(record.actor().user()).isEqualTo("anna");
        assertThat(record.detail()).containsEntry("owner", "ben").containsEntry("purpose", "cleaning");
        assertThat(record.circumstances().signature()).isPresent();
        assertThat(broken(GovernorTestBench.ANNA, "again", SIGNED)).isEqualTo(ErrorCode.INVALID_STATE);
    }

    private ErrorCode broken(SessionKey who, String reason, Optional<SigningWish> signature) {
        return bench.locks
                .breakLock(PLACE, who, reason, signature)
                .map(Refusal::code)
                .orElseThrow();
    }

    private static Optional<SigningWish> signing(String password) {
        return Optional.of(new SigningWish(new Credentials("ben", password), Signature.Meaning.PERFORMED));
    }

    private static CommandRequest calibrating(SessionKey who, Optional<SigningWish> signature) {
        return new CommandRequest(
                RequestId.random(),
                Cause.of(who, "due"),
                FakeEquipment.ID,
                new CommandId("calibrate"),
                Map.of(),
                "",
                signature);
    }
}
