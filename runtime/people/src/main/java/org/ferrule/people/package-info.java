/**
 * Who may do what. The governor and the gateway ask here; nobody else decides. Implemented by this bundle, used by core and
 * gateway; no driver sees it.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.ferrule.people;
