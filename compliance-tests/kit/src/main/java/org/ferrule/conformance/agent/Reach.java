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
        // The JDK's cleaner has references of everybody's in its queue.
        boolean isEnd = object == null || object instanceof Thread || object instanceof Reference;
        if (isEnd
                || object instanceof ThreadGroup
                || object instanceof Module
                || met.size() >= MOST_OBJECTS
                || !met.add(object)) {
            return;
        }
        if (object instanceof ClassLoader loader) {
            note(loader);
        } else if (object instanceof Class<?> type) {
            note(type.getClassLoader());
        } else if (!note(object.getClass().getClassLoader())) {
            open.add(object);
        }
    }

    private boolean note(@Nullable ClassLoader loader) {
        return loader != null && loader != ClassLoader.getPlatformClassLoader() && (loaders.add(loader) || true);
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
