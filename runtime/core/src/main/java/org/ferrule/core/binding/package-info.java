/** Bindings: the part of a descriptor that says where everything lies in the device, read and checked. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.binding;
