/** Proves the kit: what is broken is caught, what is odd and legal passes. */
package org.ferrule.zoo;
