/** Plugins that come and go while the site runs: who may, what speaks against it, and the way back. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.plugin;
