/** What a vendor declares for the kit, beside the descriptor. */
@NullMarked
package org.ferrule.conformance.statement;

import org.jspecify.annotations.NullMarked;
