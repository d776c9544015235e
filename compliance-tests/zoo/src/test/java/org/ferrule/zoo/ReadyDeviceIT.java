package org.ferrule.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Verdict;
import org.ferrule.conformance.run.Run;
import org.ferrule.zoo.driver.ZooDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No check is judged by what the one before has left of the device. */
class ReadyDeviceIT {
    @TempDir
    Path folder;

    /** Else what stood before would be taken for what is raised, and its end for that one's. */
    @Test
    void anAlarmThatStandsAlreadyIsOverBeforeTheTrialRaisesIt() throws Exception {
        Specimen leaking =
                Specimen.of(ZooDriver.class).but(Map.of(), Map.of("within:", "ready: [alarm A2 on]\nwithin:"));
        PluginArchive plugin = PluginArchive.read(leaking.jar(folder));

        List<CheckResult> made =
                made(plugin, plugin.candidates().get(0), List.of(Req.EVT_004), List.of("overPressure", "leak"));

        assertThat(made.get(1).done()).startsWith("the device was told [alarm A2 off]");
    }

    /** Its set-point is whatever was written last, so that it takes more than another value to end a deviation. */
    @Test
    void anAlarmThatFollowsFromAWriteIsOverBeforeTheTrialRaisesIt() throws Exception {
        made(
                "register-map",
                "ferrule.incubator.fi-160",
                List.of(Req.PAR_005, Req.EVT_004),
                List.of("temperature.sp", "temperature.deviation"));
    }

    /** A device lets go of what it measures; what it was told to aim at, it keeps. */
    @Test
    void aSetPointThatWasGivenNoNumberHasItsValueAgainBeforeTheNext() throws Exception {
        PluginArchive plugin = PluginArchive.read(Specimen.of(ZooDriver.class).jar(folder));

        made(plugin, plugin.candidates().get(0), List.of(Req.PAR_011, Req.PAR_001), List.of("flow.sp", "flow.sp"));
    }

    @Test
    void aPanelThatOneCheckLeavesLockedIsUnlockedBeforeTheNext() throws Exception {
        // The registers of this controller do not tell that its panel is locked, though the controller holds it.
        made(
                "alicat-mfc",
                "alicat.mfc.modbus",
                List.of(Req.CMD_008, Req.PAR_003),
                List.of("unlockPanel", "statusCodes"));
    }

    /** The state of an earlier check, which is shown a moment longer, would be taken for the one that the device was just sent to. */
    @Test
    void aCommandIsGivenInTheStateThatTheDeviceIsInNow() throws Exception {
        made("lads-bioreactor", "ferrule.lads.bioreactor", List.of(Req.CMD_001), List.of("hold", "unhold"));
    }

    private void made(String jar, String type, List<String> requirements, List<String> elements) throws Exception {
        PluginArchive plugin = PluginArchive.read(jar(jar));
        Candidate candidate = plugin.candidates().stream()
                .filter(one -> one.descriptor().type().equals(type))
                .findFirst()
                .orElseThrow();
        made(plugin, candidate, requirements, elements);
    }

    /** What came of the checks of these requirements on these elements, made in this order, each of which must be met. */
    private List<CheckResult> made(
            PluginArchive plugin, Candidate candidate, List<String> requirements, List<String> elements)
            throws Exception {
        List<CheckResult> made = new ArrayList<>();
        try (Run run =
                new Run(plugin, candidate, Visit.settings(folder, 1, requirements), folder.resolve("evidence"))) {
            for (String requirement : requirements) {
                for (Check check : run.checks()) {
                    if (check.requirements().contains(requirement) && elements.contains(check.element())) {
                        made.add(run.make(check));
                    }
                }
            }
        }
        assertThat(made).extracting(CheckResult::element).containsExactlyElementsOf(elements);
        assertThat(made)
                .allSatisfy(result -> assertThat(result.verdict())
                        .as("%s, seed %d", result, Visit.SEED)
                        .isEqualTo(Verdict.PASS));
        return made;
    }

    private static Path jar(String name) throws Exception {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("ferrule.home"), "plugins"))) {
            return jars.filter(file -> String.valueOf(file.getFileName()).startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
