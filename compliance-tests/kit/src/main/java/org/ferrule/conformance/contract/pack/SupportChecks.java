package org.ferrule.conformance.contract.pack;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.PluginArchive;

/** PKG-007: who stands behind the plugin. */
final class SupportChecks {
    private static final String END = "Ferrule-Support-End";
    private static final String CONTACT = "Ferrule-Vulnerability-Contact";

    private final PluginArchive plugin;
    private final LocalDate today;

    SupportChecks(PluginArchive plugin, LocalDate today) {
        this.plugin = plugin;
        this.today = today;
    }

    Stream<Check> checks() {
        return Stream.of(
                Check.of(Req.PKG_007, "Vendor and licence are named.", (b, notes) -> vendor(notes)),
                Check.of(Req.PKG_007, "Support has not ended.", (b, notes) -> support(notes)),
                Check.of(Req.PKG_007, "There is a contact for vulnerabilities.", (b, notes) -> contact(notes)));
    }

    private void vendor(Notes notes) throws NotMetException {
        for (String header : new String[] {"Bundle-Vendor", "Bundle-License"}) {
            String value = plugin.header(header);
            notes.saw("the manifest: " + header + ": " + value);
            notes.require(
                    !value.isBlank() && !value.contains("<<"), header + " should be in the manifest, but is empty.");
        }
    }

    private void support(Notes notes) throws NotMetException {
        String end = plugin.header(END);
        notes.saw("the manifest: " + END + ": " + end);
        try {
            notes.require(
                    LocalDate.parse(end).isAfter(today),
                    END + " is " + end + ", and today is " + today + ": nobody mends the plugin any more.");
        } catch (DateTimeParseException wrong) {
            throw new NotMetException(END + " should be a day such as 2031-12-31, but is '" + end + "'.");
        }
    }

    private void contact(Notes notes) throws NotMetException {
        String contact = plugin.header(CONTACT);
        notes.saw("the manifest: " + CONTACT + ": " + contact);
        notes.require(
                contact.matches("mailto:[^@\\s]+@[^@\\s]+|https://[^\\s/]+\\S*"),
                CONTACT + " should be a mailto: or https: address, but is '" + contact + "'.");
    }
}
