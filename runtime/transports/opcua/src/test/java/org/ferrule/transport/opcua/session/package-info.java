/** Tests of threads. */
@org.jspecify.annotations.NullMarked
package org.ferrule.transport.opcua.session;
