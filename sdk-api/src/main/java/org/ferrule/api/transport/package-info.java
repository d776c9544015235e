/**
 * Links to devices. The runtime owns every connection; a driver asks for a link by the name of a setting and never sees
 * the library behind it. {@link org.ferrule.api.transport.TransportProvider} is implemented by transport bundles.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.ferrule.api.transport;
