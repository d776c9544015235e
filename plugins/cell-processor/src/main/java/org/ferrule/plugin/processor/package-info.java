/** A counterflow cell processor over OPC UA. */
@org.jspecify.annotations.NullMarked
package org.ferrule.plugin.processor;
