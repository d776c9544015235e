/** The command line that starts simulators and says where they listen. */
@NullMarked
package org.ferrule.simulators.cli;

import org.jspecify.annotations.NullMarked;
