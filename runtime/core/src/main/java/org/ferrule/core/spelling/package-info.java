/** What a person meant who wrote a name that is not known, and whether a text that a person gave shows anything. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.spelling;
