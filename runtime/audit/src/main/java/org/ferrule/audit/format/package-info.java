/** The stored form: the file's tables, the records' bytes and the chain of hashes. Shared by store and verifier. */
@org.jspecify.annotations.NullMarked
package org.ferrule.audit.format;
