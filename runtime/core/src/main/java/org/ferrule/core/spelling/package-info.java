/** What a person meant who wrote a name that is not known. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.spelling;
