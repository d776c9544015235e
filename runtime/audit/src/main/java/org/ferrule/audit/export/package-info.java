/** Makes of a trail's file what leaves the site: records with proofs, a table, a page to print. */
@org.jspecify.annotations.NullMarked
package org.ferrule.audit.export;
