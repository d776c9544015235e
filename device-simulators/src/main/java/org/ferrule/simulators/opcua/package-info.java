/** The server's certificate, its endpoints and who may open a session. */
@NullMarked
package org.ferrule.simulators.opcua;

import org.jspecify.annotations.NullMarked;
