package org.ferrule.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.Range;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditEntry.Change;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a site records of itself, run after run on one real trail. */
@Timeout(60)
class SiteRecordsTest {
    private static final Range OPERATING = new Range(0, 300);
    private static final Optional<Range> NO_LIMIT = Optional.empty();

    @TempDir
    private Path directory;

    @Test
    @Proves(Req.AUD_003)
    void rangesAreRecordedWhenTheyAreOthersThanLastTimeAlsoWhenTheyGo() {
        List<AuditEntry> first = run("a", Map.of("pump-1", NO_LIMIT), AuditAction.LIMIT);
        assertThat(first)
                .extracting(AuditEntry::target, AuditEntry::change)
                .containsExactly(
                        tuple("pump-1/speed", new Change("", "[0, 300]", "/min")),
                        tuple("pump-1", new Change("", "speed", "")));
        assertThat(run("a", Map.of("pump-1", NO_LIMIT), AuditAction.LIMIT)).hasSize(2);

        List<AuditEntry> narrowed = run("b", Map.of("pump-1", Optional.of(new Range(10, 20.5))), AuditAction.LIMIT);
        assertThat(narrowed).hasSize(3);
        assertThat(narrowed.get(2).change()).isEqualTo(new Change("[0, 300]", "[10, 20.5]", "/min"));
        assertThat(narrowed.get(2).detail()).containsEntry("plugin", "plugin-one 1.0.0");

        List<AuditEntry> gone = run("c", Map.of("pump-2", NO_LIMIT), AuditAction.LIMIT);
        assertThat(gone)
                .filteredOn(entry -> entry.target().equals("pump-1/speed"))
                .last()
                .satisfies(entry -> assertThat(entry.change()).isEqualTo(new Change("[10, 20.5]", "", "/min")));
        assertThat(run("c", Map.of("pump-2", NO_LIMIT), AuditAction.LIMIT)).hasSameSizeAs(gone);
    }

    @Test
    @Proves(Req.AUD_003)
    void anotherSiteFileIsRecordedWithBothHashesAndWhatItWaives() {
        run("a", Map.of("pump-1", NO_LIMIT), AuditAction.CONFIGURATION);
        run("a", Map.of("pump-1", NO_LIMIT), AuditAction.CONFIGURATION);
        List<AuditEntry> all = run("b", Map.of("pump-1", NO_LIMIT), AuditAction.CONFIGURATION);
        assertThat(all)
                .extracting(AuditEntry::change)
                .containsExactly(Change.NONE, Change.NONE, new Change(hash("a"), hash("b"), ""));
        assertThat(all.get(2).detail())
                .containsEntry("siteFileSha256", hash("b"))
                .containsEntry("securityWaived.reactor", "None: a closed bench network")
                .containsEntry("equipment", "pump-1");
    }

    @Test
    @Proves(Req.AUD_003)
    void aPluginsRecordsNameItsFileAndItsDescriptor() {
        List<AuditEntry> plugins = run("a", Map.of("pump-1", NO_LIMIT), AuditAction.PLUGIN);
        assertThat(plugins).hasSize(1);
        assertThat(plugins.get(0).target()).isEqualTo("plugin-one 1.0.0");
        assertThat(plugins.get(0).detail())
                .containsEntry("state", "STARTED")
                .containsEntry("bundleVersion", "1.0.0")
                .containsEntry("pluginSha256", "ab".repeat(32))
                .containsEntry("descriptorSha256", "0".repeat(64));
    }

    private RecordingSite site(String file, Map<String, Optional<Range>> equipment) {
        RecordingSite site = new RecordingSite(directory, hash(file), equipment).withPlugin(OPERATING);
        await().until(() -> site.runtime.site().view().online() == 1);
        return site;
    }

    private List<AuditEntry> run(String file, Map<String, Optional<Range>> equipment, AuditAction action) {
        try (RecordingSite site = site(file, equipment)) {
            return site.endAndRead(action);
        }
    }

    private static String hash(String file) {
        return file.repeat(64);
    }
}
