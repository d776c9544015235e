/**
 * The descriptor as data: what a plugin says about its equipment. Created by the runtime from the plugin's YAML file;
 * drivers and simulators read it.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.ferrule.api.descriptor;
