package org.ferrule.conformance.contract.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoriesTest {
    private static final String CRITICAL = """
            {"advisories": 1, "issued": "2026-11-20", "vulnerabilities": [
              {"id": "CVE-2026-1", "purl": "pkg:maven/com.example.pump/pump", "introduced": "1.0", "fixed": "1.3",
               "severity": "critical"}]}
            """;

    @TempDir
    Path folder;

    private List<String> verdicts(PluginJarBuilder jar, String advisories) throws Exception {
        Path file = Files.writeString(folder.resolve("advisories.json"), advisories);
        PackageOptions options = new PackageOptions(Optional.of(file), Optional.empty(), Verdicts.TODAY);
        return Verdicts.of(jar.write(folder.resolve("pump.jar")), options).all().stream()
                .filter(line -> line.contains("[PKG-008]"))
                .toList();
    }

    @Test
    void aCriticalVulnerabilityIsAFault() throws Exception {
        assertThat(verdicts(new PluginJarBuilder(), CRITICAL))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("NotMetException")
                        .contains("pkg:maven/com.example.pump/pump@1.2.3 has CVE-2026-1 (critical). Take version 1.3"));
    }

    @Test
    void anExploitedOneIsAFaultWhateverItsSeverity() throws Exception {
        String exploited = CRITICAL.replace("\"critical\"", "\"low\", \"exploited\": true");

        assertThat(verdicts(new PluginJarBuilder(), exploited))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("low, exploited"));
    }

    @Test
    void whatIsNeitherCriticalNorExploitedOrIsMendedIsNone() throws Exception {
        assertThat(verdicts(new PluginJarBuilder(), CRITICAL.replace("critical", "high")))
                .isEmpty();
        assertThat(verdicts(new PluginJarBuilder(), CRITICAL.replace("1.3", "1.2.3")))
                .isEmpty();
        assertThat(verdicts(new PluginJarBuilder(), CRITICAL.replace("pump/pump", "pump/other")))
                .isEmpty();
    }

    @Test
    void aStatementWhyItDoesNotApplyMustGiveTheReason() throws Exception {
        String exempt = ", \"vulnerabilities\": [{\"id\": \"CVE-2026-1\", \"affects\": [{\"ref\": \"pump\"}], "
                + "\"analysis\": {\"state\": \"not_affected\", \"detail\": \"REASON\"}}]";
        PluginJarBuilder reasoned = new PluginJarBuilder()
                .replace(PluginJarBuilder.BILL, PluginJarBuilder.COMPONENTS, PluginJarBuilder.COMPONENTS + exempt);
        PluginJarBuilder silent = new PluginJarBuilder()
                .replace(
                        PluginJarBuilder.BILL,
                        PluginJarBuilder.COMPONENTS,
                        PluginJarBuilder.COMPONENTS + exempt.replace("REASON", " "));

        assertThat(verdicts(reasoned, CRITICAL)).isEmpty();
        assertThat(verdicts(silent, CRITICAL)).hasSize(1);
    }

    @Test
    void aFileThatCannotBeUnderstoodIsNotThePluginsFault() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.json"), CRITICAL.replace("critical", "terrible"));

        assertThatThrownBy(() -> Advisories.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("severity")
                .hasMessageContaining("terrible");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2,1.10",
        "1.2.3-rc1,1.2.3",
        "1.2.3-SNAPSHOT,1.2.3",
        "4.1.9.Final,4.1.10.Final",
        "1.0,1.0.1",
        "1.0-rc1,1.0-rc2"
    })
    void versionsHaveAnOrder(String earlier, String later) {
        assertThat(PackageVersion.compare(earlier, later)).isNegative();
        assertThat(PackageVersion.compare(later, earlier)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1.0,1.0.0", "2.0.Final,2.0", "1.2,1.2"})
    void someVersionsAreTheSame(String one, String other) {
        assertThat(PackageVersion.compare(one, other)).isZero();
    }
}
