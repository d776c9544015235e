/**
 * Driver of a counterflow cell processor over OPC UA, Rotea-<em>like</em>: it follows what is public of such a device and claims compatibility
 * with none. Nodes are found by browsing; every name and number that is not public is a setting.
 */
@org.jspecify.annotations.NullMarked
package org.ferrule.plugin.processor;
