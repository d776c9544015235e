/** Equipment that a descriptor with bindings describes completely. */
@org.jspecify.annotations.NullMarked
package org.ferrule.plugin.registermap;
