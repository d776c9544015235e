/** OPC UA client links; the only bundle that sees Eclipse Milo. */
@org.jspecify.annotations.NullMarked
package org.ferrule.transport.opcua;
