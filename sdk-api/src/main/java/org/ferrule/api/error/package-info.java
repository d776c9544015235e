/**
 * The three failures that a driver can report, and the codes that every refusal in Ferrule carries.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.ferrule.api.error;
