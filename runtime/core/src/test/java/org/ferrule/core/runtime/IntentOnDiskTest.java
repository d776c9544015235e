package org.ferrule.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.WriteRequest;
import org.ferrule.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What lies on the disk when a driver is told to write, and what the next start makes of it: a crash at the worst moment. */
@Timeout(60)
class IntentOnDiskTest {
    private static final EquipmentId PUMP = new EquipmentId("pump-1");
    private static final Range OPERATING = new Range(0, 300);

    @TempDir
    private Path directory;

    private final RequestId request = RequestId.random();
    private Path crashed;

    @BeforeEach
    void writeAndKeepWhatWasOnTheDisk() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        crashed = Files.createDirectory(directory.resolve("crashed"));
        try (RecordingSite site = site(data)) {
            site.onWrite.set(() -> copy(data, crashed));
            site.withPlugin(OPERATING);
            awaitOnline(site);
            WriteRequest write = new WriteRequest(
                    request,
                    Cause.of(site.access.signIn("otto", "cli", Role.OPERATOR), "because"),
                    PUMP,
                    RecordingSite.SPEED,
                    "1",
                    "",
                    Duration.ZERO);
            assertThat(site.runtime.governor().write(write).phase()).isEqualTo(Phase.ACCEPTED);
        }
    }

    @Test
    @Proves(Req.AUD_001)
    void theIntentIsThereBeforeTheDriverIsToldToWrite() throws IOException {
        List<AuditEntry> writes = AuditFile.read(
                        crashed.resolve("audit.db"),
                        new AuditQuery(0, 100, AuditQuery.Filter.ALL.byAction(AuditAction.WRITE.name())))
                .stream()
                .map(record -> record.entry())
                .toList();

        assertThat(writes).singleElement().satisfies(entry -> {
            assertThat(entry.phase()).isEqualTo(AuditPhase.INTENT);
            assertThat(entry.request()).isEqualTo(request);
            assertThat(entry.actor().user()).isEqualTo("otto");
        });
    }

    @Test
    @Proves(Req.AUD_002)
    void whatTheCrashLeftOpenIsUnknownAfterTheNextStart() {
        try (RecordingSite site = site(crashed).withPlugin(OPERATING)) {
            awaitOnline(site);

            assertThat(site.runtime.governor().find(request).orElseThrow().phase())
                    .isIn(Phase.UNKNOWN, Phase.ACCEPTED);
            assertThat(site.trail.openIntents()).isEmpty();
            assertThat(site.endAndRead(AuditAction.WRITE))
                    .extracting(entry -> entry.phase() + " " + entry.outcome())
                    .containsExactly("INTENT ", "OUTCOME UNKNOWN");
        }
    }

    private static RecordingSite site(Path data) {
        return new RecordingSite(data, "ab".repeat(32), Map.of("pump-1", Optional.empty()));
    }

    private static void awaitOnline(RecordingSite site) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> site.runtime.site().view().online() == 1);
    }

    /** Everything but what the processes that use the file share in memory, which a crash does not leave. */
    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(file -> !file.toString().endsWith("-shm")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
