/**
 * The way between a simulated device and whoever talks to it: a proxy that knows no protocol, writes down every byte, and makes
 * go wrong on the way what goes wrong on real ones.
 */
@org.jspecify.annotations.NullMarked
package org.ferrule.simulators.wire;
