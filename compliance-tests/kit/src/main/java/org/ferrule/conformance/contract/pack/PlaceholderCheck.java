package org.ferrule.conformance.contract.pack;

import java.util.ArrayList;
import java.util.List;
import org.ferrule.api.descriptor.EquipmentDescriptor.Identity;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** PKG-012: what the archetype wrote for a vendor to replace. */
final class PlaceholderCheck {
    /** Addresses that are kept for examples (RFC 2606). */
    private static final String NOBODY = "(?i).*[@/.]example\\.(com|org|net)([/:?#].*)?";

    private final PluginArchive plugin;
    private final Identity identity;

    PlaceholderCheck(PluginArchive plugin, Candidate candidate) {
        this.plugin = plugin;
        this.identity = candidate.descriptor().identity();
    }

    Check check() {
        return Check.of(Req.PKG_012, "Nothing that it says of itself is still an example.", (b, notes) -> look(notes));
    }

    private void look(Notes notes) throws NotMetException {
        List<String> left = new ArrayList<>();
        if (plugin.header("Bundle-Vendor").equals("Example")) {
            left.add("Bundle-Vendor Example (organization in pom.xml)");
        }
        for (String header : List.of("Bundle-DocURL", "Ferrule-Vulnerability-Contact")) {
            if (plugin.header(header).matches(NOBODY)) {
                left.add(header + " " + plugin.header(header));
            }
        }
        if (plugin.header("Ferrule-Support-End").equals("YYYY-MM-DD")) {
            left.add("Ferrule-Support-End YYYY-MM-DD");
        }
        if (identity.manufacturer().equals("Example")) {
            left.add("manufacturer Example");
        }
        if (identity.model().startsWith("Example ")) {
            left.add("model " + identity.model());
        }
        notes.saw("manifest and descriptor: " + (left.isEmpty() ? "no example" : String.join("; ", left)));
        notes.require(left.isEmpty(), "These are still examples, to be replaced: " + String.join("; ", left) + ".");
    }
}
