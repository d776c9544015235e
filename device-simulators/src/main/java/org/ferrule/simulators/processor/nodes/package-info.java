/** The device's address space. */
@NullMarked
package org.ferrule.simulators.processor.nodes;

import org.jspecify.annotations.NullMarked;
