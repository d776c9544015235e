/** A simulated pump of the zoo, with everything that a driver can have. */
package org.ferrule.zoo.device;
