/** Accounts: the file that holds them, how each change is recorded before it takes effect, and who is proved by whom. */
@org.jspecify.annotations.NullMarked
package org.ferrule.people.account;
