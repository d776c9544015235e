/** Tests of the certificates. */
@org.jspecify.annotations.NullMarked
package org.ferrule.transport.opcua.pki;
