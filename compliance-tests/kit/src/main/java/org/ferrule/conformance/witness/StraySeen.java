package org.ferrule.conformance.witness;

import org.jspecify.annotations.Nullable;

/**
 * A listener or a service that outlived the bundle of its class.
 *
 * @param bundle symbolic name of that bundle, which is stopped or uninstalled
 * @param kind {@code listener} or {@code service}
 * @param type its class
 * @param registeredFor the bundle through whose context it was registered
 */
public record StraySeen(
        String bundle, String kind, String type, @Nullable String registeredFor) {}
