/**
 * The audit contract: what the runtime records and how it asks for it. Written by the runtime alone; no driver sees it. Nothing
 * here can change, delete or switch off a record.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.ferrule.audit;
