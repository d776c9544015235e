/**
 * The equipment model: identities, values, samples, qualities and the five state variables. Everything here is an
 * immutable value that vendors read and create; nothing here is implemented by vendors.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.ferrule.api.model;
