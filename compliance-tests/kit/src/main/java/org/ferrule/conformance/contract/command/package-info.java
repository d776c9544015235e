/** CMD: commands, how they end, and what the device did of them. */
@NullMarked
package org.ferrule.conformance.contract.command;

import org.jspecify.annotations.NullMarked;
