package org.ferrule.conformance.contract.pack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.plugin.PluginArchive;

/**
 * What a CycloneDX file says that a jar is made of.
 *
 * @param own the plugin itself
 * @param components what it brings along
 * @param exempt ids of vulnerabilities that it says do not apply, each with the reference of the component
 */
record BillOfMaterials(Component own, List<Component> components, List<Exemption> exempt) {
    private static final List<String> HARMLESS = List.of("not_affected", "false_positive");

    /**
     * One piece of software.
     *
     * @param packages prefixes of the Java packages that it brings
     */
    record Component(
            String reference,
            String group,
            String name,
            String version,
            String purl,
            String sha256,
            List<String> packages) {
        boolean owns(String packageName) {
            return packages.stream().anyMatch(own -> packageName.equals(own) || packageName.startsWith(own + "."));
        }

        String coordinates() {
            return group + ":" + name + ":" + version;
        }
    }

    /** A vulnerability that does not apply to a component, and why. */
    record Exemption(String id, String reference, String why) {}

    /** The one in a jar. */
    static BillOfMaterials of(JarContents jar) throws NotMetException, IOException {
        String place =
                Optional.ofNullable(jar.headers().getValue("Sbom-Location")).orElse(PluginArchive.USUAL_BILL);
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(jar.file(place));
        } catch (JacksonException | StackOverflowError broken) {
            throw new NotMetException(place + " is no JSON that can be read: " + broken.getMessage());
        }
        if (!root.path("bomFormat").asText().equals("CycloneDX")
                || !root.path("specVersion").asText().matches("1\\.[4-7]")) {
            throw new NotMetException(place + " should be CycloneDX, version 1.4 to 1.7.");
        }
        List<Component> components = new ArrayList<>();
        gather(root.path("components"), components);
        return new BillOfMaterials(
                component(root.path("metadata").path("component")),
                components,
                exemptions(root.path("vulnerabilities")));
    }

    /** All pieces, the plugin itself first. */
    Stream<Component> all() {
        return Stream.concat(Stream.of(own), components.stream());
    }

    private static void gather(JsonNode nodes, List<Component> into) throws NotMetException {
        for (JsonNode node : nodes) {
            if (!node.path("scope").asText().equals("excluded")) {
                into.add(component(node));
                gather(node.path("components"), into);
            }
        }
    }

    private static Component component(JsonNode node) throws NotMetException {
        String name = node.path("name").asText();
        String version = node.path("version").asText();
        String purl = node.path("purl").asText();
        if (name.isBlank() || version.isBlank() || !purl.startsWith("pkg:")) {
            throw new NotMetException("Each component of the bill of materials needs name, version and purl, but '"
                    + name + "' has version '" + version + "' and purl '" + purl + "'.");
        }
        String group = node.path("group").asText();
        List<String> packages = new ArrayList<>();
        for (JsonNode property : node.path("properties")) {
            if (property.path("name").asText().equals("ferrule:packages")) {
                packages.addAll(List.of(property.path("value").asText().strip().split("\\s*,\\s*", -1)));
            }
        }
        if (packages.isEmpty() && !group.isBlank()) {
            packages.add(group);
        }
        packages.removeIf(String::isBlank);
        return new Component(
                node.path("bom-ref").asText(purl), group, name, version, purl, sha256(node), List.copyOf(packages));
    }

    private static String sha256(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "";
    }

    private static List<Exemption> exemptions(JsonNode vulnerabilities) {
        List<Exemption> exempt = new ArrayList<>();
        for (JsonNode one : vulnerabilities) {
            String why = one.path("analysis").path("detail").asText();
            if (HARMLESS.contains(one.path("analysis").path("state").asText()) && !why.isBlank()) {
                one.path("affects")
                        .forEach(affected -> exempt.add(new Exemption(
                                one.path("id").asText(), affected.path("ref").asText(), why)));
            }
        }
        return exempt;
    }
}
