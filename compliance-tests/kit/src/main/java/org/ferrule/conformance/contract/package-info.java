/**
 * What a plugin is put to. Each contract turns descriptor and statement into checks, one for each parameter, command, state or alarm that
 * is declared; a check acts on the bench and tells what it saw.
 */
@NullMarked
package org.ferrule.conformance.contract;

import org.jspecify.annotations.NullMarked;
