/** The site file: links, equipment, limits and secrets, checked against the descriptors of the installed plugins. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.site;
