package org.ferrule.conformance.contract.pack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Known vulnerabilities, as QA gives them in a file.
 *
 * @param issued day on which they were gathered
 * @param all of them
 */
record Advisories(String issued, List<Advisory> all) {
    private static final List<String> SEVERITIES = List.of("none", "low", "medium", "high", "critical");

    /**
     * One vulnerability of one package.
     *
     * @param purl of the package, without version
     * @param introduced first version that has it; empty for all
     * @param fixed first version that has it no more; empty for none
     */
    record Advisory(String id, String purl, String introduced, String fixed, String severity, boolean isExploited) {
        /** What makes it count. */
        String gravity() {
            return isExploited ? severity + ", exploited" : severity;
        }

        private boolean isIn(String version) {
            return (introduced.isEmpty() || PackageVersion.compare(version, introduced) >= 0)
                    && (fixed.isEmpty() || PackageVersion.compare(version, fixed) < 0);
        }
    }

    /**
     * Those in a file.
     *
     * @throws IOException if it cannot be read or says nothing that can be understood; it is QA's, so this is no plugin's fault
     */
    static Advisories read(Path file) throws IOException {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (root.path("advisories").asInt() != 1
                    || !root.path("vulnerabilities").isArray()) {
                throw new IOException(
                        file + " should begin with \"advisories\": 1 and have a list \"vulnerabilities\".");
            }
            List<Advisory> all = new ArrayList<>();
            for (JsonNode node : root.path("vulnerabilities")) {
                all.add(advisory(file, node));
            }
            return new Advisories(root.path("issued").asText("an unknown day"), List.copyOf(all));
        } catch (JacksonException broken) {
            throw new IOException(file + " is no JSON that can be read: " + broken.getMessage(), broken);
        }
    }

    private static Advisory advisory(Path file, JsonNode node) throws IOException {
        Advisory advisory = new Advisory(
                node.path("id").asText(),
                node.path("purl").asText(),
                node.path("introduced").asText(),
                node.path("fixed").asText(),
                node.path("severity").asText().toLowerCase(Locale.ROOT),
                node.path("exploited").asBoolean());
        if (advisory.id().isBlank()
                || !advisory.purl().matches("pkg:[^@?#]+")
                || !SEVERITIES.contains(advisory.severity())) {
            throw new IOException(file + ": each vulnerability needs an id, a purl without version and a severity of "
                    + SEVERITIES + ", but there is " + node + ".");
        }
        return advisory;
    }

    /** The critical and the exploited ones of a package with its version. */
    List<Advisory> against(String purl) {
        String plain = purl.replaceAll("[?#].*", "");
        int at = plain.lastIndexOf('@');
        if (at < 0) {
            return List.of();
        }
        return all.stream()
                .filter(one -> one.purl().equals(plain.substring(0, at)))
                .filter(one -> one.isExploited() || one.severity().equals("critical"))
                .filter(one -> one.isIn(plain.substring(at + 1)))
                .toList();
    }
}
