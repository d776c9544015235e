package org.ferrule.catalogue;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which requirements a test proves: each would turn it red if it were broken. On a class it speaks for all of its tests
 * together.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Proves {
    /** Ids of active requirements, as constants of {@link Req}. */
    String[] value();
}
