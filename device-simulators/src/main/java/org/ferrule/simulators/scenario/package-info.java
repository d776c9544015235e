/** What is to go wrong, and when, written down: {@code at 2 d 4 h: reactor-1 clamp}. */
@org.jspecify.annotations.NullMarked
package org.ferrule.simulators.scenario;
