package org.ferrule.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Verdict;
import org.ferrule.conformance.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No check is judged by what the one before has left of the device. */
class ReadyDeviceIT {
    /** The registers of this controller do not tell that its panel is locked, though the controller holds it. */
    private static final String TYPE = "alicat.mfc.modbus";

    @TempDir
    Path folder;

    @Test
    void aPanelThatOneCheckLeavesLockedIsUnlockedBeforeTheNext() throws Exception {
        PluginArchive plugin = PluginArchive.read(jar());
        Candidate candidate = plugin.candidates().stream()
                .filter(one -> one.descriptor().type().equals(TYPE))
                .findFirst()
                .orElseThrow();
        List<CheckResult> made = new ArrayList<>();
        try (Run run = new Run(
                plugin,
                candidate,
                Visit.settings(folder, 1, List.of(Req.CMD_008, Req.PAR_003)),
                folder.resolve("evidence"))) {
            for (Check check : run.checks()) {
                if (List.of("unlockPanel", "statusCodes").contains(check.element())) {
                    made.add(run.make(check));
                }
            }
        }

        assertThat(made).extracting(CheckResult::element).containsExactly("unlockPanel", "statusCodes");
        assertThat(made)
                .allSatisfy(result -> assertThat(result.verdict())
                        .as("%s, seed %d", result, Visit.SEED)
                        .isEqualTo(Verdict.PASS));
    }

    private static Path jar() throws Exception {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("ferrule.home"), "plugins"))) {
            return jars.filter(file -> String.valueOf(file.getFileName()).startsWith("alicat-mfc"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
