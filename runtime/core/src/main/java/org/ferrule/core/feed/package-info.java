/** Bounded subscriptions to everything that happens. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.feed;
