/** What tests of plugins share. */
@org.jspecify.annotations.NullMarked
package org.ferrule.plugin.bench;
