/** Boots Felix, installs the bundles and says in words why one does not start. */
@org.jspecify.annotations.NullMarked
package org.ferrule.launcher.boot;
