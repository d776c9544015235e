/** What the rooms of the core share about saying no. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.refusal;
