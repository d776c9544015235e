package org.ferrule.zoo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a driver breaks on purpose, and how the kit must tell. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Breaks {
    /** Ids of the requirements whose checks must fail, and no others. */
    String[] value();

    /** What must be in the reason of each failure. */
    String says();

    /** A part of the descriptor and what stands there instead; empty if it is the driver alone that is broken. */
    String[] descriptor() default {};

    /** Packages that it needs beside the SDK, as its manifest has them. */
    String[] imports() default {};
}
