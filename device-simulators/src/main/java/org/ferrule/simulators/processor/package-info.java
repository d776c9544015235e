/**
 * A counterflow cell processor behind OPC UA, Rotea-<em>like</em>: variable and state names are those of the public user guide; node ids,
 * numbers of enumerations and everything that the guide does not show are this simulator's own. No compatibility is claimed.
 */
@NullMarked
package org.ferrule.simulators.processor;

import org.jspecify.annotations.NullMarked;
