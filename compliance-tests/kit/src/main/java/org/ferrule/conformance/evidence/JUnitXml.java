package org.ferrule.conformance.evidence;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Verdict;

/** The checks in the form that build servers show. */
final class JUnitXml {
    private static final double MILLIS_PER_SECOND = 1e3;

    private JUnitXml() {}

    static String of(Results results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            attribute(xml, "name", "conformance of " + results.subject().type());
            attribute(xml, "tests", Integer.toString(results.checks().size()));
            attribute(xml, "failures", Long.toString(count(results, Verdict.FAIL)));
            attribute(xml, "errors", Long.toString(count(results, Verdict.ERROR)));
            attribute(
                    xml,
                    "skipped",
                    Long.toString(count(results, Verdict.NOT_TESTED) + count(results, Verdict.NOT_APPLICABLE)));
            attribute(xml, "timestamp", results.run().began().toString());
            for (CheckResult check : results.checks()) {
                testCase(xml, results, check);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can always be written to", e);
        }
        return text + "\n";
    }

    private static long count(Results results, Verdict verdict) {
        return results.checks().stream()
                .filter(check -> check.verdict() == verdict)
                .count();
    }

    private static void testCase(XMLStreamWriter xml, Results results, CheckResult check) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", results.subject().type());
        attribute(xml, "name", check.name());
        attribute(xml, "time", String.format(Locale.ROOT, "%.3f", check.millis() / MILLIS_PER_SECOND));
        switch (check.verdict()) {
            case PASS -> {}
            case FAIL -> problem(xml, "failure", check);
            case ERROR -> problem(xml, "error", check);
            case NOT_TESTED, NOT_APPLICABLE -> problem(xml, "skipped", check);
        }
        xml.writeEndElement();
    }

    private static void problem(XMLStreamWriter xml, String element, CheckResult check) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "message", check.reason());
        xml.writeCharacters(VisibleText.plain("done: " + check.done() + " | seen: " + check.seen()));
        xml.writeEndElement();
    }

    /** What devices and drivers say may hold characters that XML cannot. */
    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, VisibleText.plain(value));
    }
}
