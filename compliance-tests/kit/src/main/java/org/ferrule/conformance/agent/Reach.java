package org.ferrule.conformance.agent;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows references through objects of the JDK (pools, queues, collections) to the first ones that are not the JDK's, and tells their
 * class loaders. What lies behind those is theirs, and not followed.
 */
final class Reach {
    private static final int MOST_OBJECTS = 5000;

    private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<ClassLoader> loaders = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private Reach() {}

    static Set<ClassLoader> from(@Nullable Object... starts) {
        Reach reach = new Reach();
        Arrays.stream(starts).forEach(reach::meet);
        while (!reach.open.isEmpty()) {
            reach.look(reach.open.remove());
        }
        return reach.loaders;
    }

    private void meet(@Nullable Object object) {
        if (object == null || isEnd(object) || met.size() >= MOST_OBJECTS || !met.add(object)) {
            return;
        }
        ClassLoader loader = object instanceof ClassLoader itself
                ? itself
                : object instanceof Class<?> type
                        ? type.getClassLoader()
                        : object.getClass().getClassLoader();
        if (loader != null && loader != ClassLoader.getPlatformClassLoader()) {
            loaders.add(loader);
        } else if (!(object instanceof Class<?>)) {
            open.add(object);
        }
    }

    /** Other threads speak for themselves, and the JDK's cleaner has references of everybody's in its queue. */
    private static boolean isEnd(Object object) {
        return object instanceof Thread
                || object instanceof ThreadGroup
                || object instanceof Module
                || object instanceof Reference;
    }

    private void look(Object object) {
        if (object instanceof Object[] elements) {
            Arrays.stream(elements).forEach(this::meet);
            return;
        }
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    meet(Interior.read(object, field));
                }
            }
        }
    }
}
