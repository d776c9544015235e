/** STA: the state of the device, as the site sees it. */
@NullMarked
package org.ferrule.conformance.contract.state;

import org.jspecify.annotations.NullMarked;
