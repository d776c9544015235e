/** What drivers and the framework must do, as data; knows nothing else of Ferrule, so that every module's tests may refer to it. */
@NullMarked
package org.ferrule.catalogue;

import org.jspecify.annotations.NullMarked;
