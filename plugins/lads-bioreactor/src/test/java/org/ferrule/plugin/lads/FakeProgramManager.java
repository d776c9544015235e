package org.ferrule.plugin.lads;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.model.Value;

/** A program manager with one template, and results as tests want them. */
final class FakeProgramManager {
    static final String MANAGER = FakeReactor.UNIT + "/ProgramManager";
    static final String ACTIVE = MANAGER + "/ActiveProgram/";
    static final String START = FakeReactor.UNIT + "/Operational/StartProgram";

    private FakeProgramManager() {}

    /** Only the group of what is operated has the method, with the template last. */
    static void addTo(FakeOpcUaLink link) {
        link.object(FakeReactor.UNIT + "/Operational", 0)
                .returning(START, Value.text("RUN-7"))
                .variable(
                        START + "/InputArguments",
                        new Value.Items(List.of(
                                argument("Properties"),
                                argument("SupervisoryJobId"),
                                argument("SupervisoryTaskId"),
                                argument("Samples"),
                                argument("ProgramTemplateId"))))
                .object(MANAGER, 1006)
                .object(MANAGER + "/ProgramTemplateSet", 1019)
                .object(MANAGER + "/ProgramTemplateSet/Grow", 1018)
                .variable(MANAGER + "/ProgramTemplateSet/Grow/DeviceTemplateId", Value.text("P-1"))
                .variable(MANAGER + "/ProgramTemplateSet/Grow/Version", Value.text("1.2"))
                .object(MANAGER + "/ActiveProgram", 1040)
                .variable(ACTIVE + "CurrentProgramTemplate", new Value.Struct(Map.of("Name", Value.text("P-1"))))
                .variable(ACTIVE + "DeviceProgramRunId", Value.text("RUN-7"))
                .variable(ACTIVE + "CurrentStepNumber", Value.integer(2))
                .variable(ACTIVE + "EstimatedStepNumbers", Value.integer(3))
                .variable(ACTIVE + "CurrentStepName", Value.text("Expand"))
                .variable(ACTIVE + "CurrentRuntime", Value.real(250_000))
                .variable(ACTIVE + "EstimatedRuntime", Value.real(1_000_000))
                .object(MANAGER + "/ResultSet", 1020);
    }

    static void result(FakeOpcUaLink link, String runId, Instant stopped) {
        String result = MANAGER + "/ResultSet/" + runId;
        link.object(result, 1021)
                .variable(result + "/DeviceProgramRunId", Value.text(runId))
                .variable(result + "/SupervisoryJobId", Value.text("job of " + runId))
                .variable(result + "/Stopped", new Value.Timestamp(stopped))
                .variable(result + "/TotalRuntime", Value.real(90_000))
                .variable(result + "/Properties", new Value.Items(List.of(pair("batch", "B-1"), pair("flask", "3"))))
                .variable(
                        result + "/Samples",
                        new Value.Items(List.of(new Value.Struct(Map.of("SampleId", Value.text("S-1"))))))
                .object(result + "/VariableSet", 1041)
                .variable(result + "/VariableSet/Yield", Value.real(1.5))
                .object(result + "/FileSet", 1022)
                .object(result + "/FileSet/Record", 1001)
                .variable(result + "/FileSet/Record/Name", Value.text(runId + ".csv"))
                .variable(result + "/FileSet/Record/MimeType", Value.text("text/csv"));
    }

    private static Value argument(String name) {
        return new Value.Struct(Map.of("name", Value.text(name)));
    }

    private static Value pair(String key, String value) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("Key", Value.text(key));
        fields.put("Value", Value.text(value));
        return new Value.Struct(fields);
    }
}
