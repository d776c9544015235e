package org.ferrule.conformance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.ferrule.audit.export.CsvCell;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.result.Results;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A requirement that is in force but for a part of it: nobody may take the report for a claim of the whole. */
class PlannedPartTest {
    private static final Results RESULTS = SampleRun.results("37.5");

    @ParameterizedTest
    @ValueSource(strings = {Req.AUD_018, Req.AUD_021, Req.AUD_003, Req.AUD_031, Req.EVT_002})
    void everyReportSaysWhichPartIsPlanned(String id) throws Exception {
        String part = Catalogue.load().find(id).orElseThrow().planned();

        assertThat(ReportPage.of(RESULTS)).contains("Planned, and in no claim: " + Markup.text(part));
        assertThat(Traceability.of(RESULTS).lines().toList())
                .filteredOn(line -> line.startsWith("\"" + id + "\""))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith(CsvCell.of(part)));
        assertThat(new ObjectMapper().readTree(ResultsFile.write(RESULTS)).findParents("planned"))
                .filteredOn(result -> result.path("id").asText().equals(id))
                .singleElement()
                .satisfies(result -> assertThat(result.path("planned").asText()).isEqualTo(part));
    }
}
