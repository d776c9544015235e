package org.ferrule.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.Signature;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The audit subcommands that need no running site, on a trail of the real store. */
class AuditCommandTest {
    private static final Actor ANNA = new Actor("anna", "operator", "cli");

    @TempDir
    private Path directory;

    private Path data;
    private long signed;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeATrail() throws Exception {
        data = Files.createDirectories(directory.resolve("data"));
        try (SqliteAuditTrail trail = new SqliteAuditTrail(data.resolve("audit.db"), Clock.systemUTC())) {
            append(trail, "clear \u001b[2J screen");
            signed = trail.append(
                            AuditEntry.event(AuditAction.COMMAND, ANNA, "reactor-1/start", Map.of()),
                            new Signature(ANNA, "Anna Meyer", Signature.Meaning.APPROVED, "password"))
                    .index();
        }
    }

    private static void append(AuditTrail trail, String target) throws Exception {
        trail.append(AuditEntry.event(AuditAction.DEVICE, ANNA, target, Map.of()));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = FerruleCommand.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private String key() {
        return data.resolve("audit.pub").toString();
    }

    @Test
    @Proves(Req.AUD_025)
    void showsTheSignatureUnderTheRecordAndLetsNoTextSteerTheTerminal() {
        assertThat(run("audit", "show", "--action", "COMMAND", data.toString())).isZero();
        assertThat(out.toString().lines().skip(2).findFirst())
                .hasValueSatisfying(line ->
                        assertThat(line).contains("Anna Meyer (anna)", "signed", "APPROVED", "see #" + (signed + 1)));

        assertThat(run("audit", "show", data.toString())).isZero();
        assertThat(out.toString()).contains("clear \\u001b[2J screen").doesNotContain("\u001b");
        assertThat(run("audit", "show", "--json", "--who", "anna", "--until", "2000-01-01T00:00:00Z", data.toString()))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(run("audit", "show", "--since", "yesterday", data.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--since", "yesterday", "2026-03-01T12:34:56Z");
    }

    @Test
    void verifiesExportsAndProofsOfATrailAndSaysWhatItCannotVouchFor() throws Exception {
        assertThat(run("audit", "verify", data.toString())).isZero();
        assertThat(out.toString()).startsWith("INTACT").contains("note: no key was given");
        assertThat(run("audit", "verify", data.toString(), "--key", key())).isZero();
        assertThat(out.toString()).doesNotContain("no key was given");

        Path export = directory.resolve("export");
        assertThat(run("audit", "export", export.toString(), data.toString())).isZero();
        assertThat(out.toString()).contains("not recorded in the trail: its site was not running");
        assertThat(run("audit", "verify", export.toString(), "--key", key())).isZero();
        assertThat(run("audit", "show", export.toString())).isZero();
        assertThat(run("audit", "export", export.toString(), data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(export.toString(), "not empty");

        assertThat(run("audit", "prove", Long.toString(signed), data.toString()))
                .isZero();
        Path proof = Files.writeString(directory.resolve("proof.json"), out.toString());
        assertThat(run("audit", "verify", proof.toString(), "--key", key())).isZero();
        assertThat(run("audit", "diff", data.toString(), export.toString())).isZero();
        assertThat(run("audit", "diff", data.resolve("audit.checkpoint").toString(), data.toString()))
                .isZero();
    }

    @Test
    void theExitCodeSaysWhatIsWrong() throws Exception {
        String nobody = "witness+00000000+BAAA";
        assertThat(run("audit", "verify", data.toString(), "--witness", nobody)).isEqualTo(3);
        assertThat(err.toString()).contains("witness");
        assertThat(run("audit", "verify", directory.resolve("nowhere").toString()))
                .isEqualTo(3);
        assertThat(run("audit", "verify", "--nonsense")).isEqualTo(3);
        Path copy = Files.createDirectories(directory.resolve("copy")).resolve("audit.db");
        byte[] bytes = Files.readAllBytes(data.resolve("audit.db"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("reactor-1/start", text.indexOf("\"index\":" + signed + ","))] = 'R';
        Files.write(copy, bytes);
        assertThat(run("audit", "verify", copy.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith("TAMPERED  record " + signed);
        assertThat(run("audit", "diff", data.toString(), copy.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("DIFFERENT", "old  {", "new  {");
        assertThat(run("audit", "export", directory.resolve("export").toString(), copy.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("does not verify");
    }
}
