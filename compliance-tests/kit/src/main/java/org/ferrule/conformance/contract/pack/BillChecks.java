package org.ferrule.conformance.contract.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.contract.pack.BillOfMaterials.Component;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.Sha256;

/** PKG-003 and PKG-008: the bill of materials against what is in the jar, and against what is known to be vulnerable. */
final class BillChecks {
    private final PluginArchive plugin;
    private final Optional<Path> advisories;

    BillChecks(PluginArchive plugin, Optional<Path> advisories) {
        this.plugin = plugin;
        this.advisories = advisories;
    }

    Stream<Check> checks() {
        return Stream.of(
                Check.of(Req.PKG_003, "The bill of materials is of this bundle.", (b, notes) -> ofThisBundle(notes)),
                Check.of(Req.PKG_003, "The bill of materials and the jar hold the same.", (b, notes) -> same(notes)),
                Check.of(
                        Req.PKG_008,
                        "No part has a known critical or exploited vulnerability.",
                        (b, notes) -> vulnerabilities(notes)));
    }

    private void ofThisBundle(Notes notes) throws NotMetException, IOException {
        BillOfMaterials bill = BillOfMaterials.of(JarContents.read(plugin.file()));
        String version = bill.own().version().replace('-', '.');
        notes.saw("the bill of materials: " + bill.own().purl());
        notes.require(
                version.equals(plugin.header("Bundle-Version")),
                "The bill of materials is of version " + bill.own().version() + ", but the bundle has "
                        + plugin.header("Bundle-Version") + ".");
    }

    private void same(Notes notes) throws NotMetException, IOException {
        JarContents jar = JarContents.read(plugin.file());
        BillOfMaterials bill = BillOfMaterials.of(jar);
        notes.saw("the bill of materials: " + bill.components().size() + " components beside the plugin itself");
        Set<Component> there = new HashSet<>();
        for (Map.Entry<String, byte[]> inner : jar.ending(".jar").entrySet()) {
            String hash = Sha256.of(inner.getValue());
            there.add(find(bill, one -> one.sha256().equalsIgnoreCase(hash))
                    .orElseThrow(() -> new NotMetException(inner.getKey()
                            + " is in the jar, but no component of the bill of materials has its SHA-256 " + hash
                            + ".")));
        }
        for (Map.Entry<String, byte[]> origin : jar.ending("/pom.properties").entrySet()) {
            String coordinates = coordinates(origin.getValue());
            there.add(find(bill, one -> one.coordinates().equals(coordinates))
                    .orElseThrow(() -> new NotMetException(origin.getKey() + " says that " + coordinates
                            + " is in the jar, but the bill of materials does not name it.")));
        }
        for (String file : jar.ending(".class").keySet()) {
            String packageName = packageOf(file);
            there.add(
                    find(bill, one -> one.owns(packageName))
                            .orElseThrow(
                                    () -> new NotMetException(
                                            file + " is in the jar, but its package belongs to no component "
                                                    + "of the bill of materials. Name the package in the component's property ferrule:packages.")));
        }
        for (Component named : bill.components()) {
            notes.require(
                    there.contains(named),
                    "The bill of materials names " + named.purl() + ", of which the jar holds nothing.");
        }
    }

    /** The component that owns the narrowest match comes first: libraries before the plugin itself. */
    private static Optional<Component> find(BillOfMaterials bill, java.util.function.Predicate<Component> is) {
        return Stream.concat(bill.components().stream(), Stream.of(bill.own()))
                .filter(is)
                .findFirst();
    }

    private static String packageOf(String file) {
        String path = file.replaceFirst("^META-INF/versions/\\d+/", "");
        return path.substring(0, Math.max(0, path.lastIndexOf('/'))).replace('/', '.');
    }

    private static String coordinates(byte[] text) throws NotMetException, IOException {
        Properties origin = new Properties();
        try {
            origin.load(new ByteArrayInputStream(text));
        } catch (IllegalArgumentException broken) {
            throw new NotMetException("A pom.properties in the jar cannot be read: " + broken.getMessage());
        }
        return origin.getProperty("groupId") + ":" + origin.getProperty("artifactId") + ":"
                + origin.getProperty("version");
    }

    private BillOfMaterials carried() throws NotTestedException, IOException {
        try {
            return BillOfMaterials.of(JarContents.read(plugin.file()));
        } catch (NotMetException unsound) {
            throw new NotTestedException("Nobody can tell what the plugin carries: " + unsound.getMessage());
        }
    }

    private void vulnerabilities(Notes notes) throws NotMetException, NotTestedException, IOException {
        BillOfMaterials bill = carried();
        if (advisories.isEmpty() && bill.components().isEmpty()) {
            notes.saw("the bill of materials: nothing in the plugin is by others, and of itself no advisory was given");
            return;
        }
        Path file = advisories.orElseThrow(
                () -> new NotTestedException(
                        "Nobody said which vulnerabilities are known of what the plugin carries. Give QA's file of advisories as --advisories FILE."));
        Advisories known = Advisories.read(file);
        notes.did("compared " + bill.all().count() + " components with "
                + known.all().size() + " advisories of " + known.issued() + " from " + file.getFileName());
        for (Component component : bill.all().toList()) {
            for (Advisories.Advisory advisory : known.against(component.purl())) {
                Optional<String> why = bill.exempt().stream()
                        .filter(one -> one.id().equals(advisory.id()))
                        .filter(one -> one.reference().equals(component.reference()))
                        .map(BillOfMaterials.Exemption::why)
                        .findFirst();
                why.ifPresent(
                        words -> notes.saw(advisory.id() + " does not apply to " + component.purl() + ": " + words));
                notes.require(
                        why.isPresent(),
                        component.purl() + " has " + advisory.id() + " (" + advisory.gravity() + "). Take version "
                                + advisory.fixed() + ", or say in the bill of materials why it does not apply.");
            }
        }
    }
}
