package org.ferrule.conformance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ferrule.conformance.result.Results;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** What devices and drivers say is shown and does nothing, in every form of the evidence. */
class HostileTextTest {
    static String[] hostile() {
        return new String[] {
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "</style></head><body>Conformant",
            "]]></failure><x a='&amp;'",
            "=HYPERLINK(\"http://example.org\")",
            "\u202e\u0000\u001b[2J\r\nresult conformant",
            "../../../../etc/passwd",
            "\ud800 lone half",
            "x".repeat(100_000)
        };
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void itStaysTextInTheReport(String text) {
        String page = ReportPage.of(SampleRun.results(text));

        assertThat(page)
                .doesNotContain("<script", "<img", "</style></head><body>C", "\u202e", "\u0000", "\u001b")
                .contains("default-src 'none'");
        assertThat(page.length()).as("a page of bounded size").isLessThan(1_500_000);
        assertThat(page.split("</body>", -1)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void itStaysTextInXmlCsvJsonAndTheAttestation(String text) throws Exception {
        Results results = SampleRun.results(text);
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitXml.of(results))));
        assertThat(xml.getElementsByTagName("testcase").getLength())
                .isEqualTo(results.checks().size());
        assertThat(Traceability.of(results)).doesNotContain("\"=", "\u202e", "\u0000");
        assertThat(new String(ResultsFile.write(results), StandardCharsets.UTF_8))
                .doesNotContain("\u0000", "\u001b");
        assertThat(Attestation.claims(results, "d")).containsEntry("result", "not conformant");
    }
}
