package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.Entries;
import org.ferrule.audit.RawTrail;
import org.ferrule.audit.export.TrailExport;
import org.ferrule.audit.verify.Comparison.Relation;
import org.ferrule.audit.verify.Verdict.Finding;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports, proofs and comparisons of a trail with a changed key, signatures, and text that means harm. */
class ExportTest {
    private static final String HOSTILE =
            "\u202E<script>alert(1)</script>\u0000\u001b[2J\u200b\"'&" + "z".repeat(3_000);

    @TempDir
    private Path directory;

    private Path file;
    private String firstKey;
    private String secondKey;
    private BothVerifiers both;

    @BeforeEach
    void makeATrail() throws Exception {
        both = new BothVerifiers();
        file = directory.resolve("audit.db");
        try (TrailMaker maker = new TrailMaker(file)) {
            firstKey = maker.key().verifier().toString();
            maker.add(write("36.5", "37.0", "warm up"));
            maker.add(write("37.0", "36.5", "back"));
            maker.add(write("36.5", "38.0", "warmer"));
            maker.addSigned(Entries.event("signed"), SampleTrail.ANNA);
            maker.checkpoint();
            maker.changeKey();
            maker.checkpoint();
            secondKey = maker.key().verifier().toString();
            maker.add(new AuditEntry(
                    AuditPhase.REFUSED,
                    AuditAction.WRITE,
                    new Actor("eve" + HOSTILE, "=1+1", "cli"),
                    "+reactor" + HOSTILE,
                    new AuditEntry.Change("-1.5", "@SUM(A1)", "Cel"),
                    "=cmd|' /C calc'!A0",
                    null,
                    "NOT_AUTHORIZED",
                    Map.of(HOSTILE, HOSTILE)));
            for (int i = 0; i < 30; i++) {
                maker.add(Entries.event("" + i));
            }
            maker.checkpoint();
        }
    }

    @AfterEach
    void endTheVerifier() throws IOException {
        both.close();
    }

    private static AuditEntry write(String old, String now, String reason) {
        return new AuditEntry(
                AuditPhase.INTENT,
                AuditAction.WRITE,
                new Actor("anna", "operator", "cli"),
                "reactor-1/temperature.sp",
                new AuditEntry.Change(old, now, "Cel"),
                reason,
                null,
                "",
                Map.of());
    }

    private Path export(long first, long last) throws IOException {
        Path made = directory.resolve("export-" + first + "-" + last);
        TrailExport.Wish wish = new TrailExport.Wish(
                first, OptionalLong.of(last), "", "not recorded", Instant.parse("2026-03-02T08:00:00.123456789Z"));
        new TrailExport(file, wish).write(made);
        return made;
    }

    @Test
    @Proves(Req.AUD_014)
    void everyRangeVerifiesWithoutTheTrailUnderEveryKeyItHad() throws Exception {
        for (long first = 0; first < 38; first += 3) {
            for (long last = first; last < 38; last += 7) {
                Path made = export(first, last);
                both.assertIntact(made);
                both.assertIntact(made, "--key", firstKey);
                assertThat(Comparison.of(file, made).relation()).isEqualTo(Relation.SAME);
            }
        }
        both.assertIntact(export(0, 36), "--key", secondKey);
    }

    @Test
    @Proves(Req.AUD_014)
    void everyChangeOfAnExportIsFound() throws Exception {
        Path made = export(2, 20);
        Path lines = made.resolve("records.jsonl");
        byte[] records = Files.readAllBytes(lines);
        for (int at = 0; at < records.length; at += 211) {
            records[at] ^= 4;
            Files.write(lines, records);
            assertThat(both.verify(made).finding()).as("byte %d", at).isNotEqualTo(Finding.INTACT);
            records[at] ^= 4;
        }
        Files.write(lines, records);
        both.assertIntact(made);
        List<String> all = Files.readAllLines(lines);
        for (List<String> fewer : List.of(all.subList(1, all.size()), all.subList(0, all.size() - 1))) {
            Files.writeString(lines, String.join("\n", fewer) + "\n");
            assertThat(both.verify(made).finding()).isIn(Finding.TAMPERED, Finding.INCOMPLETE);
        }
        Files.write(lines, records);
        for (String name : List.of("records.csv", "trail.html")) {
            String text = Files.readString(made.resolve(name));
            Files.writeString(made.resolve(name), text.replaceFirst("37.0", "39.0"));
            assertThat(both.verify(made).finding()).as(name).isEqualTo(Finding.TAMPERED);
            Files.delete(made.resolve(name));
            assertThat(both.verify(made).finding()).as(name).isEqualTo(Finding.INCOMPLETE);
            Files.writeString(made.resolve(name), text);
        }
        both.assertIntact(made);
    }

    @Test
    @Proves(Req.AUD_014)
    void everyChangeOfAManifestIsFound() throws Exception {
        Path made = export(2, 20);
        Path manifest = made.resolve("manifest.json");
        String text = Files.readString(manifest);
        for (String change : List.of(
                "\"first\" : 2>\"first\" : 3",
                "\"last\" : 20>\"last\" : 19",
                "\"count\" : 19>\"count\" : 20",
                "\"size\" : 38>\"size\" : 39",
                "KEY_CHANGED>KEY_CHANGEE",
                "\"left\" : [ \">\"left\" : [ \"00")) {
            String[] parts = change.split(">", -1);
            assertThat(text).contains(parts[0]);
            Files.writeString(manifest, text.replace(parts[0], parts[1]));
            assertThat(both.verify(made).finding()).as(change).isEqualTo(Finding.TAMPERED);
        }
    }

    @Test
    @Proves(Req.AUD_023)
    void aProofHoldsForItsRecordAndNothingElse() throws Exception {
        try (StoredTrail trail = new StoredTrail(file)) {
            for (long index = 0; index < 38; index++) {
                RecordProof proof = new Proofs(trail).inclusion(index);
                Path written = Files.writeString(directory.resolve("proof.json"), proof.toJson());
                both.assertIntact(written, "--key", secondKey);
            }
            RecordProof proof = new Proofs(trail).inclusion(3);
            Path written = directory.resolve("proof.json");
            for (String[] change : new String[][] {
                {"38.0", "39.0"},
                {"\"index\" : 3", "\"index\" : 4"},
                {proof.path().get(0), proof.path().get(1)}
            }) {
                Files.writeString(written, proof.toJson().replace(change[0], change[1]));
                assertThat(both.verify(written, "--key", secondKey).finding()).isEqualTo(Finding.TAMPERED);
            }
            Files.writeString(written, proof.toJson());
            assertThat(both.verify(written, "--key", firstKey).finding()).isEqualTo(Finding.TAMPERED);
            assertThat(both.verify(written).finding()).as("without a key").isEqualTo(Finding.UNREADABLE);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> new Proofs(trail).inclusion(38))
                    .withMessageContaining("no checkpoint covers record 38");
        }
    }

    @Test
    void saysHowTwoCopiesRelate() throws Exception {
        Path old = directory.resolve("old/audit.db");
        Files.createDirectories(old.getParent());
        Files.copy(file, old);
        assertThat(Comparison.of(old, file))
                .returns(Relation.SAME, Comparison::relation)
                .returns(38L, Comparison::index);
        try (RawTrail raw = new RawTrail(old)) {
            raw.execute("DELETE FROM record WHERE idx > 20");
        }
        assertThat(Comparison.of(old, file)).returns(Relation.EXTENDED, Comparison::relation);
        assertThat(Comparison.of(file, old))
                .returns(Relation.SHORTER, Comparison::relation)
                .returns(21L, Comparison::index);
        Attacker.forge(old, 2, "37.0", "39.0");
        assertThat(Comparison.of(file, old))
                .returns(Relation.DIFFERENT, Comparison::relation)
                .returns(2L, Comparison::index)
                .satisfies(found -> assertThat(found.newer()).contains("39.0"));
        assertThat(Comparison.of(export(5, 30), file).relation()).isEqualTo(Relation.EXTENDED);
        Path checkpoint = directory.resolve("audit.checkpoint");
        assertThat(Comparison.of(checkpoint, file).relation()).isEqualTo(Relation.SAME);
        assertThat(Comparison.of(checkpoint, old)).returns(Relation.SHORTER, Comparison::relation);
    }

    @Test
    void aTrailThatDoesNotVerifyIsNotExported() throws Exception {
        Attacker.forge(file, 2, "37.0", "39.0");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> export(0, 3))
                .withMessageContaining("does not verify")
                .withMessageContaining("TAMPERED");
        assertThat(directory.resolve("export-0-3")).doesNotExist();
    }

    @Test
    @Proves({Req.AUD_015, Req.AUD_025})
    void thePageShowsChangesSignaturesAndRefusalsAndNoTextDoesHarm() throws Exception {
        String page = Files.readString(export(0, 30).resolve("trail.html"));

        assertThat(page)
                .contains("Content-Security-Policy\" content=\"default-src 'none'")
                .contains("<del>36.5</del> &rarr; <b>37.0</b> Cel<br><span class=\"mark\">changed; first 36.5</span>")
                .contains("<del>37.0</del> &rarr; <b>36.5</b> Cel</td>")
                .contains(
                        "Electronic signature: <b>Anna M\u00fcller</b>",
                        "meaning: <b>PERFORMED</b>",
                        "signs record <b>4</b>")
                .contains("12:00:01.373 UTC (13:00:01 at +01:00)")
                .contains("class=\"refused\"", "NOT_AUTHORIZED")
                .contains("1 refused attempt, 1 electronic signature.")
                .contains("<td>2026-03-02T08:00:00Z</td>")
                .contains("<span class=\"esc\">\\u202e</span>&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("more characters in records.jsonl]")
                .doesNotContain(
                        "<script", "\u202E", "\u0000", "\u001b", "\u200b", "@STYLE@", "@SITE@", "http://", "https://");
        assertThat(page.codePoints().filter(point -> point < ' ' && point != '\n'))
                .isEmpty();
    }

    @Test
    void noCellOfTheTableIsAFormula() throws Exception {
        String table = Files.readString(export(0, 30).resolve("records.csv"), StandardCharsets.UTF_8);

        assertThat(table)
                .startsWith("\ufeff\"index\",")
                .contains("\"'=cmd|' /C calc'!A0\"", "\"'=1+1\"", "\"'@SUM(A1)\"", "\"-1.5\"", "\"'+reactor")
                .doesNotContain("\u202E", "\u0000", "\u001b");
        assertThat(table.lines()).hasSize(32);
        assertThat(table).doesNotContainPattern("[,\"]\"[=@]");
    }
}
