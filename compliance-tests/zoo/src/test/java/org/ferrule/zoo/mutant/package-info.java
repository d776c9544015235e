/** Drivers that break one thing each, and say which. */
package org.ferrule.zoo.mutant;
