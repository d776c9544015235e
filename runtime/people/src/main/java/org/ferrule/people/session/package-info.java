/** Signing in and out, what a signed-in person may do, electronic signature, and looking after accounts. */
@org.jspecify.annotations.NullMarked
package org.ferrule.people.session;
