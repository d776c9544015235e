/** The plugin's file as it lies there: its bytes, manifest, descriptors and statements. No class of it is loaded. */
@NullMarked
package org.ferrule.conformance.plugin;

import org.jspecify.annotations.NullMarked;
