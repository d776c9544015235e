/** Entry point of the {@code ferrule} command. */
@org.jspecify.annotations.NullMarked
package org.ferrule.launcher;
