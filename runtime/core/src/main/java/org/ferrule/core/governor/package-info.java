/**
 * The only way down: checks every write and command, records the intent, acts on the equipment's lane, verifies, and records the
 * outcome. The audit trail is its durable memory.
 */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.governor;
