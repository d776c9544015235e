package org.ferrule.conformance.result;

import java.util.Set;
import org.ferrule.catalogue.Requirement;
import org.ferrule.catalogue.Strength;

/**
 * What is claimed of a plugin.
 *
 * @param level 1 to 3
 * @param capabilities that the plugin declares, in the catalogue's words
 */
public record Claim(int level, Set<String> capabilities) {
    public Claim {
        capabilities = Set.copyOf(capabilities);
    }

    /** Why a requirement is no part of the claim; empty if it is. */
    String exclusion(Requirement requirement) {
        if (!requirement.isActive()) {
            return "planned: " + requirement.planned();
        }
        if (!requirement.bindsDriver()) {
            return "the framework's: proved once for each release by the project's own tests, which docs/traceability.md names";
        }
        if (requirement.level().number() > level) {
            return "asked for from level " + requirement.level().number() + " on, and level " + level + " is claimed";
        }
        if (requirement.strength() == Strength.CONDITIONAL && !capabilities.contains(requirement.capability())) {
            return "only for plugins with the capability: " + requirement.capability();
        }
        return "";
    }
}
