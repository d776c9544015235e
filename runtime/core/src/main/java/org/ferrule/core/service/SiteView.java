package org.ferrule.core.service;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How far the site has come.
 *
 * @param name from the site file
 * @param total equipments in the site file
 * @param online equipments that are ONLINE now
 * @param readyMillis milliseconds from the start of the process until every equipment was ONLINE for the first time; empty before
 * @param securityWaived links that are less secure than they could be, by name: what each has instead, and why
 * @since 0.1
 */
public record SiteView(
        String name, int total, int online, OptionalLong readyMillis, Map<String, String> securityWaived) {
    /** Copies the map. */
    public SiteView {
        securityWaived = Map.copyOf(securityWaived);
    }
}
