/** The kit as dynamic tests of a plugin's own project. */
@NullMarked
package org.ferrule.conformance.junit;

import org.jspecify.annotations.NullMarked;
