/**
 * Runs inside the runtime under trial, attached as a Java agent, and answers the kit's questions. Knows the JDK and the OSGi framework
 * alone, because nothing else of the kit is on the runtime's class path.
 */
@NullMarked
package org.ferrule.conformance.agent;

import org.jspecify.annotations.NullMarked;
