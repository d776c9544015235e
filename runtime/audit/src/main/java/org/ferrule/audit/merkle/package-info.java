/** The hash tree of RFC 6962 section 2.1: hashes, roots and proofs. Knows nothing of records or files. */
@org.jspecify.annotations.NullMarked
package org.ferrule.audit.merkle;
