/** Puts a site together from its file, the audit trail, and whatever drivers and transports come and go. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.runtime;
