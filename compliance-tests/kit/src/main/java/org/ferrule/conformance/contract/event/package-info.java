/** What a device reports by itself: the group EVT. */
@NullMarked
package org.ferrule.conformance.contract.event;

import org.jspecify.annotations.NullMarked;
