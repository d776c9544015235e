/** What simulated devices share about orders that they do not follow. */
@org.jspecify.annotations.NullMarked
package org.ferrule.simulators.order;
