package org.ferrule.core.plugin;

import java.util.Map;
import java.util.TreeMap;
import org.ferrule.core.service.PluginView;

/**
 * What a plugin's file is.
 *
 * @param file its name
 * @param view name, version, hash of the file
 * @param signer whose signature it carries; empty if nobody's
 * @param signerSha256 hash of the signer's certificate; empty if nobody's
 */
public record PluginFacts(String file, PluginView view, String signer, String signerSha256) {
    /** Its name. */
    public String name() {
        return view.name();
    }

    /** For the audit trail. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("file", file);
        facts.put("bundle", view.name());
        facts.put("bundleVersion", view.version());
        facts.put("pluginSha256", view.sha256());
        facts.put("signer", signer);
        facts.put("signerSha256", signerSha256);
        return facts;
    }
}
