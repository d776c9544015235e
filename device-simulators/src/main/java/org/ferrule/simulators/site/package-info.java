/** One site's equipment around two cultures: what is joined to what, what hands can do, and the directory that leads there. */
@NullMarked
package org.ferrule.simulators.site;

import org.jspecify.annotations.NullMarked;
