/** The one correct driver for it. */
package org.ferrule.zoo.driver;
