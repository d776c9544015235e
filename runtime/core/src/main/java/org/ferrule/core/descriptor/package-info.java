/** Descriptors: from a YAML file to the checked, immutable description that the runtime and the drivers use. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.descriptor;
