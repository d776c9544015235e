/** The SQLite store behind the audit contract: exact bytes, one writer, group commit, hash-linked. */
@org.jspecify.annotations.NullMarked
package org.ferrule.audit.store;
