/** Finds a running site and talks to its control endpoint. */
@org.jspecify.annotations.NullMarked
package org.ferrule.launcher.client;
