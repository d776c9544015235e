/**
 * The site over HTTP: JSON for questions and requests, server-sent events for what happens. Listens on loopback only and asks
 * for the token in the control file.
 */
@org.jspecify.annotations.NullMarked
package org.ferrule.gateway;
