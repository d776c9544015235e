/**
 * Which files may become plugins: signed as a whole by a vendor that the site trusts, and named by the lock file with their hash.
 * Judged before the framework sees a byte; see docs/plugins.md.
 */
@org.jspecify.annotations.NullMarked
package org.ferrule.launcher.admission;
