package org.ferrule.plugin.lads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private static final String MACHINE = FakeReactor.UNIT + "/FunctionalUnitState/";

    private final FakeOpcUaLink link = FakeReactor.link();
    private final RequestId request = RequestId.random();
    private LadsSession session;

    @BeforeEach
    void open() throws Exception {
        FakeProgramManager.addTo(link);
        session = Bench.of("lads-bioreactor.yaml").link("link", link).open(new LadsDriver(), LadsSession.class);
    }

    private Execution start(String command, Map<String, Value> arguments) throws Exception {
        return session.start(new CommandCall(new CommandId(command), request, arguments));
    }

    private Execution startProgram(String program) throws Exception {
        Map<String, Value> arguments = new HashMap<>();
        arguments.put("program", Value.text(program));
        arguments.put("jobId", Value.text("J-1"));
        arguments.put("samples", Value.text("S-1, S-2"));
        arguments.put("properties", Value.text("batch=B-1; flask = 3"));
        return start("startProgram", arguments);
    }

    private void state(String outer, String inner) {
        link.variable(MACHINE + "CurrentState", Value.text(outer))
                .variable(MACHINE + "RunningStateMachine/CurrentState", Value.text(inner));
    }

    @Test
    void argumentsGoWhereTheMethodNamesThemAndTheTaskIsOurRequest() throws Exception {
        startProgram("P-1");

        assertThat(link.calls())
                .singleElement()
                .asString()
                .startsWith(FakeProgramManager.START)
                .satisfies(call -> {
                    assertThat(call).matches(".*Key.*batch.*B-1.*flask.*3.*J-1.*" + request + ".*S-1.*S-2.*, P-1\\]");
                });
    }

    @Test
    void aProgramThatTheDeviceDoesNotHaveIsNotSentAndTheOthersAreNamed() {
        assertThatThrownBy(() -> startProgram("P-9"))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("P-9")
                .hasMessageContaining("[P-1 1.2]");
        assertThat(link.calls()).isEmpty();
    }

    @Test
    void aRunTellsItsStepAndSucceedsOnceTheUnitIsComplete() throws Exception {
        Execution run = startProgram("P-1");
        state("Running", "Execute");
        ExecutionStatus status = run.poll();
        assertThat(status.phase()).isEqualTo(Phase.RUNNING);
        assertThat(status.progress()).isEqualTo(0.25);
        assertThat(status.step()).isEqualTo("step 2 of 3: Expand");
        state("Running", "Held");
        assertThat(run.poll().step()).endsWith("HELD");
        state("Running", "Complete");
        assertThat(run.poll()).isEqualTo(ExecutionStatus.succeeded(Map.of("runId", Value.text("RUN-7"))));
    }

    @Test
    void aRunThatEndsStoppedOrAbortedHasFailed() throws Exception {
        Execution run = startProgram("P-1");
        assertThat(run.poll().step()).isEqualTo("starting");
        state("Running", "Execute");
        assertThat(run.poll().phase()).isEqualTo(Phase.RUNNING);
        state("Stopped", "");
        assertThat(run.poll().phase()).isEqualTo(Phase.FAILED);
        state("Aborted", "");
        assertThat(run.poll().failure()).contains("RUN-7", "ABORTED");
    }

    @Test
    void aUnitWithoutInnerMachineHasCompletedWhenItStandsStillUnlessSomebodyStoppedIt() throws Exception {
        link.without(MACHINE + "RunningStateMachine");
        session = Bench.of("lads-bioreactor.yaml").link("link", link).open(new LadsDriver(), LadsSession.class);
        Execution run = startProgram("P-1");
        link.variable(MACHINE + "CurrentState", Value.text("Running"));
        run.poll();
        link.variable(MACHINE + "CurrentState", Value.text("Stopped"));
        assertThat(run.poll().phase()).isEqualTo(Phase.SUCCEEDED);
        start("stop", Map.of());
        assertThat(run.poll().phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void programAndResultsAreParameters() throws Exception {
        FakeProgramManager.result(link, "RUN-5", Instant.ofEpochSecond(50));
        FakeProgramManager.result(link, "RUN-6", Instant.ofEpochSecond(40));

        assertThat(value("program.templates")).isEqualTo(Value.text("P-1 1.2"));
        assertThat(value("program.name")).isEqualTo(Value.text("P-1"));
        assertThat(value("program.step")).isEqualTo(Value.integer(2));
        assertThat(value("program.runtime")).isEqualTo(new Value.Span(Duration.ofSeconds(250)));
        assertThat(value("result.count")).isEqualTo(Value.integer(2));
        assertThat(value("result.latest")).isEqualTo(Value.text("RUN-5"));
        assertThat(Bench.read(session, "program.pause").quality()).isEqualTo(Quality.BAD_NOT_SUPPORTED);
    }

    @Test
    void withoutAProgramItsNameIsEmptyHoweverTheServerSaysSo() throws Exception {
        for (Value none : List.of(new Value.Struct(Map.of("Name", Value.absent())), Value.absent())) {
            link.variable(FakeProgramManager.ACTIVE + "CurrentProgramTemplate", none);
            assertThat(value("program.name")).isEqualTo(Value.text(""));
        }
    }

    private Value value(String parameter) throws Exception {
        return Bench.read(session, parameter).value();
    }

    @Test
    void aResultComesWithWhatTheDeviceKeptOfIt() throws Exception {
        FakeProgramManager.result(link, "RUN-5", Instant.ofEpochSecond(50));
        link.variable(FakeProgramManager.MANAGER + "/ResultSet/RUN-5/FileSet/Record/URL", Value.text("https://nas/5"));

        Map<String, Value> results = getResult("").poll().results();
        assertThat(results)
                .containsEntry("runId", Value.text("RUN-5"))
                .containsEntry("jobId", Value.text("job of RUN-5"))
                .containsEntry("runtime", new Value.Span(Duration.ofSeconds(90)))
                .containsEntry("properties", Value.text("batch=B-1; flask=3"))
                .containsEntry("samples", Value.text("SampleId S-1"))
                .containsEntry("variables", Value.text("Yield=1.5"))
                .containsEntry("fileName", Value.text("RUN-5.csv"))
                .containsEntry("fileUrl", Value.text("https://nas/5"))
                .doesNotContainKeys("file", "user");
        assertThatThrownBy(() -> getResult("RUN-9")).hasMessageContaining("[RUN-5]");
    }

    private Execution getResult(String runId) throws Exception {
        return start("getResult", Map.of("runId", Value.text(runId), "fileName", Value.text("")));
    }
}
