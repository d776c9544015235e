/** Driver of Hamilton Arc pH and VisiFerm DO Arc sensors. */
@org.jspecify.annotations.NullMarked
package org.ferrule.plugin.arc;
