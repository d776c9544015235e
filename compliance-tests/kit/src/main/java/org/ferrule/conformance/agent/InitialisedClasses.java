package org.ferrule.conformance.agent;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Tells whether a class is initialised. To read a static field of one that is not would run its initialiser. */
final class InitialisedClasses {
    private @Nullable Object unsafe;
    private @Nullable Method shouldBeInitialized;

    InitialisedClasses() {
        try {
            Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
            unsafe = type.getMethod("getUnsafe").invoke(null);
            shouldBeInitialized = type.getMethod("shouldBeInitialized", Class.class);
        } catch (ReflectiveOperationException e) {
            // This Java has it no more: then no class counts as initialised, and fewer holders are found.
            shouldBeInitialized = null;
        }
    }

    boolean contains(Class<?> type) {
        try {
            return shouldBeInitialized != null
                    && !type.isArray()
                    && Boolean.FALSE.equals(shouldBeInitialized.invoke(unsafe, type));
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
