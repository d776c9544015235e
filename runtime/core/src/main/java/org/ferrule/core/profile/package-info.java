/** Profiles: what every descriptor of a kind of equipment must declare. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.profile;
