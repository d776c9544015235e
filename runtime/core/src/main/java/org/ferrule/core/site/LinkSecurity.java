package org.ferrule.core.site;

import java.util.Map;
import org.ferrule.api.model.Value;
import org.ferrule.core.yaml.ConfigSection;

/** Checks that a link is as secure as it can be, or says why it is not. */
final class LinkSecurity {
    private final ConfigSection link;

    LinkSecurity(ConfigSection link) {
        this.link = link;
    }

    /** Checks the values of a link's options; a link without the option {@code security} has nothing to secure. */
    void check(Map<String, Value> values) {
        Value security = values.get("security");
        if (security == null) {
            return;
        }
        boolean isWeak = !security.text().equals("SignAndEncrypt");
        if (isWeak && !link.has("insecure")) {
            link.wrong("security", security.text() + " lets others read"
                    + (security.text().equals("None") ? " and change" : "")
                    + " what goes over the line. Use SignAndEncrypt, or add insecure: \"the reason why not\".");
        }
        if (!isWeak && link.has("insecure")) {
            link.wrong("insecure", "gives a reason, but the link is secure. Remove it.");
        }
        if (link.has("user") != link.has("password")) {
            String missing = link.has("user") ? "password" : "user";
            link.wrong(missing, "is missing: user and password belong together. Add it or remove the other.");
        }
    }
}
