/**
 * What a running site offers to gateway, history and other bundles of the runtime: views, the feed, the governor. Services:
 * {@link org.ferrule.core.service.Site}, {@link org.ferrule.core.service.Governor}, {@link org.ferrule.core.service.Locks},
 * {@link org.ferrule.core.service.Feed}.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.ferrule.core.service;
