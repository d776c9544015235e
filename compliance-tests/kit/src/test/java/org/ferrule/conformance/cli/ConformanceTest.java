package org.ferrule.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.conformance.evidence.SampleRun;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.run.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConformanceTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = Conformance.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return line.execute(words);
    }

    @Test
    void everyCommandTellsTheVersion() {
        for (String command : List.of("run", "verify", "diff", "list", "explain")) {
            assertThat(run(command, "--version")).as(command).isZero();
            assertThat(out.toString()).as(command).contains("ferrule conformance kit");
        }
    }

    @Test
    void evidenceThatIsWholeAndNotConformantSaysBoth() throws Exception {
        Path folder = SampleRun.write(directory.resolve("a"), SampleRun.results("37.5"), SampleRun.key("qa"));

        assertThat(run("verify", folder)).isEqualTo(Conformance.NO);
        assertThat(out.toString())
                .contains("WHOLE", "by whom only --key can tell", "NOT CONFORMANT  example.pump 1.2.3, level 3")
                .contains("PAR-007 ");
    }

    @Test
    void conformantEvidenceIsZeroAndOneChangedByteIsOne() throws Exception {
        SigningKey key = SampleRun.key("qa");
        Results good = SampleRun.conformant();
        Path folder = SampleRun.write(directory.resolve("a"), good, key);
        assertThat(run("verify", folder, "--key", key.verifier()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("signed by qa", "CONFORMANT  example.pump");

        Path trace = folder.resolve("traces/pump.wire");
        byte[] bytes = Files.readAllBytes(trace);
        bytes[3] ^= 1;
        Files.write(trace, bytes);
        assertThat(run("verify", folder)).isEqualTo(Conformance.NO);
        assertThat(out.toString()).contains("CHANGED", "traces/pump.wire was changed");
    }

    @Test
    void whatIsNoEvidenceIsWrongUsage() {
        assertThat(run("verify", directory)).isEqualTo(Conformance.USAGE);
        assertThat(err.toString()).contains("holds no attestation.note");
        assertThat(run("verify")).isEqualTo(Conformance.USAGE);
        assertThat(run("verify", directory, "--key", "nonsense+")).isEqualTo(Conformance.USAGE);
        assertThat(err.toString()).contains("'nonsense+' is no");
    }

    @Test
    void twoRunsAreCompared() throws Exception {
        Path bad = SampleRun.write(directory.resolve("a"), SampleRun.results("37.5"), SampleRun.key("qa"));
        Path good = SampleRun.write(directory.resolve("b"), SampleRun.conformant(), SampleRun.key("qa"));

        assertThat(run("diff", bad, bad)).isZero();
        assertThat(run("diff", bad, good)).isEqualTo(Conformance.NO);
        assertThat(out.toString()).contains("result: not conformant -> conformant", "PAR-007: FAIL (NOT_MET)");
    }

    @Test
    void theFolderOfAPluginWithSeveralTypesIsCheckedAsAWhole() throws Exception {
        Path folder = SampleRun.writeTypes(directory.resolve("a"), List.of(), SampleRun.key("qa"));
        assertThat(run("verify", folder)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("WHOLE", "CONFORMANT  example.pump", "CONFORMANT  example.valve");
        assertThat(run("diff", folder, folder)).isZero();

        Path lacking = SampleRun.writeTypes(directory.resolve("b"), List.of("example.mixer"), SampleRun.key("qa"));
        assertThat(run("verify", lacking)).isEqualTo(Conformance.NO);
        assertThat(out.toString()).contains("NOT TESTED  example.mixer");

        Files.move(folder.resolve("example.valve"), directory.resolve("elsewhere"));
        assertThat(run("verify", folder)).isEqualTo(Conformance.NO);
        assertThat(out.toString())
                .contains("CHANGED", "example.valve is missing.")
                .doesNotContain("WHOLE");
        Files.delete(folder.resolve("attestation.note"));
        assertThat(run("verify", folder)).isEqualTo(Conformance.USAGE);
    }

    @Test
    void oneOfTheJarsThatABuildLeavesIsThePlugin() throws Exception {
        Path plugin = jar("pump-1.0.jar", "Bundle-SymbolicName: pump\r\n");
        Path sources = jar("pump-1.0-sources.jar", "");
        Path pattern = directory.resolve("pump-*.jar");

        PluginJar expected = new PluginJar(plugin, List.of(sources));
        assertThat(PluginJar.among(List.of(sources, plugin))).isEqualTo(expected);
        assertThat(PluginJar.among(List.of(pattern))).isEqualTo(expected);
        assertThat(run("run", sources, "--out", directory.resolve("e"))).isEqualTo(Conformance.USAGE);
        assertThat(err.toString()).contains("is no bundle: its manifest has no Bundle-SymbolicName");

        Path newer = jar("pump-1.1.jar", "Bundle-SymbolicName: pump\r\n");
        assertThat(run("run", plugin, newer, sources, "--out", directory.resolve("e")))
                .isEqualTo(Conformance.USAGE);
        assertThat(err.toString()).contains("one run is about one plugin, but 2 of these files are bundles");
        assertThat(run("run", directory.resolve("no-*.jar"), "--out", directory.resolve("e")))
                .isEqualTo(Conformance.USAGE);
        assertThat(err.toString()).contains("Build the plugin, and name its jar.");
    }

    private Path jar(String name, String headers) throws Exception {
        Path jar = directory.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            out.write(("Manifest-Version: 1.0\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    @Test
    void theKitTellsTheVersionThatEvidenceNames() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("kit " + Settings.ownVersion());
    }

    @Test
    void requirementsAreListedAndExplained() {
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines()).hasSize(138 + 2);
        assertThat(run("list", "--level", "1", "--owner", "FRAMEWORK")).isZero();
        assertThat(out.toString()).contains("EVT-010", "PAR-004").doesNotContain("AUD-001", "PAR-001");
        assertThat(run("list", "--level", "4")).isEqualTo(Conformance.USAGE);
        assertThat(err.toString()).contains("There is no level 4. Write 1, 2 or 3.");

        assertThat(run("explain", "cmd-003")).isZero();
        assertThat(out.toString())
                .contains("CMD-003  ", "MUST, the plugin's and the framework's, from level 1 on", "Tested:");
        assertThat(run("explain", "PAR-999")).isEqualTo(Conformance.USAGE);
        assertThat(err.toString()).contains("'ferrule conformance list' shows all");
    }
}
