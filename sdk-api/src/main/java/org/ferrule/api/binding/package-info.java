/**
 * Bindings: where a descriptor says that a value lies in the device, so that equipment needs no driver of its own. Created by the
 * runtime from the descriptor; the interpreter of bindings reads them.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.ferrule.api.binding;
