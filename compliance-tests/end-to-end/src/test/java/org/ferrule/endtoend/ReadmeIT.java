package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows works as it stands there. */
class ReadmeIT {
    private static final List<String> PACKAGES = List.of(
            "java.util",
            "org.ferrule.api.driver",
            "org.ferrule.api.error",
            "org.ferrule.api.model",
            "org.ferrule.api.transport",
            "org.osgi.service.component.annotations");

    @TempDir
    Path home;

    @Test
    void itsDriverCompilesAgainstTheSdk() throws Exception {
        Path source = home.resolve("Thermometer.java");
        String imports =
                PACKAGES.stream().map(name -> "import " + name + ".*;\n").collect(Collectors.joining());
        Files.writeString(source, imports + Readme.block("java"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
            boolean isCompiled = compiler.getTask(
                            null,
                            files,
                            problems,
                            List.of("--release", "17", "-d", home.toString(), "-proc:none"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(isCompiled)
                    .as(problems.getDiagnostics().stream()
                            .map(Diagnostic::toString)
                            .collect(Collectors.joining("\n")))
                    .isTrue();
        }
    }

    @Test
    void itsDescriptorPassesTheCheck() throws Exception {
        try (TestSite site = new TestSite(home)) {
            new PluginJar("example.thermometer", "", Readme.block("yaml"))
                    .write(site.directory().resolve("plugins").resolve("thermometer.jar"));
            site.write(
                    "site: readme",
                    "links: {line: {modbus: tcp, host: 127.0.0.1, port: 502}}",
                    "equipment: {t-1: {type: example.thermometer, link: line, unitId: 7, simulated: true}}");

            Ferrule check = Ferrule.run(home, "check", site.directory().toString(), "--allow-unsigned");

            assertThat(check.exitCode()).as(check.told()).isZero();
            Ferrule refused = Ferrule.run(home, "check", site.directory().toString());

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.told()).contains("thermometer.jar: The jar is not signed");
        }
    }

    @Test
    void itsCommandsRunInOrderOnTheSiteThatTheSimulatorsWrite() throws Exception {
        Path directory = home.resolve("demo-site");
        try (Ferrule devices = Ferrule.start(home, "simulate", "culture", "--write-site", directory.toString())) {
            devices.await(line -> line.contains("\"ready\":true"));
            try (Ferrule runtime = Ferrule.start(home, "run", directory.toString())) {
                runtime.await(line -> line.startsWith("Other terminal"));
                assertThat(runtime.out()).contains("3 of 3 ONLINE");
                runtime.out().lines().filter(line -> line.startsWith("Site ")).forEach(System.out::println);
                Dialogue dialogue = new Dialogue(runtime.out());
                for (List<String> line : Readme.commands()) {
                    Ferrule command = Ferrule.tell(home, dialogue.typed(line), dialogue.arguments(line));
                    assertThat(command.exitCode())
                            .as("ferrule %s%n%s", line, command.told())
                            .isZero();
                    dialogue.read(command.out());
                }
                assertThat(runtime.exitCode()).isZero();
            }
        }
    }
}
