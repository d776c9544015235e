/** What comes of disturbed connections, restarts and deadlines: the groups FLT and TIM. */
@NullMarked
package org.ferrule.conformance.contract.fault;

import org.jspecify.annotations.NullMarked;
