/** Reads and verifies a trail's file without a running site. */
@org.jspecify.annotations.NullMarked
package org.ferrule.audit.verify;
