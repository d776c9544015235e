/** Passwords: how they are hashed, which are good enough, and one-time secrets. Knows nothing of accounts. */
@org.jspecify.annotations.NullMarked
package org.ferrule.people.password;
