/** One connection with its session: opening it securely, using it, noticing that it is gone. */
@org.jspecify.annotations.NullMarked
package org.ferrule.transport.opcua.session;
