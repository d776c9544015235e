/** Mettler-Toledo balances that speak MT-SICS, over a serial line or TCP. */
@org.jspecify.annotations.NullMarked
package org.ferrule.plugin.balance;
