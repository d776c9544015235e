package org.ferrule.conformance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.conformance.result.RequirementResult;
import org.ferrule.conformance.result.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsSchemaTest {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(ResultsFile.class.getResourceAsStream("results.schema.json"));

    private static JsonNode json() throws Exception {
        return new ObjectMapper().readTree(ResultsFile.write(SampleRun.results("37.5")));
    }

    @Test
    void whatIsWrittenFitsTheSchema() throws Exception {
        assertThat(SCHEMA.validate(json())).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsMissingOrUnknown() throws Exception {
        ObjectNode lacking = (ObjectNode) json();
        ((ObjectNode) ((ArrayNode) lacking.get("requirements")).get(0)).remove("verdict");
        assertThat(SCHEMA.validate(lacking)).isNotEmpty();

        ObjectNode strange = (ObjectNode) json();
        strange.put("certified", true);
        assertThat(SCHEMA.validate(strange)).isNotEmpty();
    }

    @Test
    void everyRequirementOfTheCatalogueIsInIt() {
        Results results = SampleRun.results("37.5");

        assertThat(results.requirements().stream().map(RequirementResult::id))
                .containsExactlyElementsOf(Catalogue.load().requirements().stream()
                        .map(requirement -> requirement.id())
                        .toList());
    }

    @Test
    void anotherFormIsRefusedByName(@TempDir Path folder) throws Exception {
        ObjectNode other = (ObjectNode) json();
        other.put("schema", "ferrule-conformance-results/2");
        Files.writeString(folder.resolve(ResultsFile.NAME), other.toString());

        assertThatIOException()
                .isThrownBy(() -> ResultsFile.read(folder))
                .withMessageContaining("has the form ferrule-conformance-results/2; this kit reads");
    }

    @Test
    void aDifferenceIsToldByRequirementAndFact() {
        Results before = SampleRun.results("37.5");
        Results after = new Results(
                before.schema(),
                before.subject(),
                before.run(),
                before.environment(),
                before.requirements().stream()
                        .filter(result -> !result.id().equals("PAR-007"))
                        .toList(),
                before.checks(),
                List.of());

        assertThat(EvidenceDiff.lines(before, before)).isEmpty();
        assertThat(EvidenceDiff.lines(before, after))
                .containsExactly(
                        "result: not conformant -> conformant",
                        "PAR-007: FAIL (NOT_MET), [temperature.sp] 37.5 was accepted: 37.5 -> not in the catalogue");
    }
}
