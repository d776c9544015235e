/**
 * What the runtime records besides actuation: reviews, exports and key changes of people, acknowledged alarms, and what a start
 * finds to be another than before.
 */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.records;
