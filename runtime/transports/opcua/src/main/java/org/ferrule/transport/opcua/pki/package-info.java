/** Who we are and whom the site trusts: application certificates. */
@org.jspecify.annotations.NullMarked
package org.ferrule.transport.opcua.pki;
