package org.ferrule.conformance.agent;

import java.lang.instrument.Instrumentation;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what keeps class loaders alive: walks from static fields and threads, breadth first, until it meets them, their classes or
 * objects. No substitute for a heap dump: variables of running methods and references of native code are not seen.
 */
final class HolderSearch {
    private static final int MOST_OBJECTS = 3_000_000;
    private static final int MOST_PATHS = 5;

    private final Instrumentation instrumentation;

    HolderSearch(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** Paths in words, the shortest first. */
    List<String> holdersOf(Set<ClassLoader> wanted) {
        Walk walk = new Walk(wanted);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            walk.meet(thread, null, "thread '" + thread.getName() + "'");
        }
        InitialisedClasses initialised = new InitialisedClasses();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            // Their own static fields hold them, but nobody would find them if nothing else did.
            if (!wanted.contains(type.getClassLoader()) && initialised.contains(type)) {
                for (Field field : walk.fields(type)) {
                    if (Modifier.isStatic(field.getModifiers())) {
                        walk.meet(Interior.read(null, field), null, "static " + type.getName() + "." + field.getName());
                    }
                }
            }
        }
        return walk.paths();
    }

    /** From where an object was met first. */
    private record Step(@Nullable Object from, String name) {}

    private static final class Walk {
        private final Set<ClassLoader> wanted;
        private final IdentityHashMap<Object, Step> steps = new IdentityHashMap<>();
        private final Map<Class<?>, List<Field>> fields = new HashMap<>();
        private final Deque<Object> open = new ArrayDeque<>();
        private final List<String> paths = new ArrayList<>();

        Walk(Set<ClassLoader> wanted) {
            this.wanted = wanted;
        }

        List<String> paths() {
            while (!open.isEmpty() && paths.size() < MOST_PATHS) {
                expand(open.remove());
            }
            return paths;
        }

        void meet(@Nullable Object object, @Nullable Object from, String name) {
            if (object == null || object == steps || steps.size() > MOST_OBJECTS || steps.containsKey(object)) {
                return;
            }
            steps.put(object, new Step(from, name));
            if (isWanted(object)) {
                if (paths.size() < MOST_PATHS) {
                    paths.add(path(object));
                }
            } else if (!(object instanceof Class<?>) && !(object instanceof String)) {
                open.add(object);
            }
        }

        private boolean isWanted(Object object) {
            ClassLoader loader = object instanceof ClassLoader itself
                    ? itself
                    : object instanceof Class<?> type
                            ? type.getClassLoader()
                            : object.getClass().getClassLoader();
            return loader != null && wanted.contains(loader);
        }

        private void expand(Object object) {
            if (object instanceof Object[] elements) {
                for (int i = 0; i < elements.length; i++) {
                    meet(elements[i], object, "[" + i + "]");
                }
                return;
            }
            for (Class<?> type = object.getClass();
                    type != null && type != Reference.class;
                    type = type.getSuperclass()) {
                for (Field field : fields(type)) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        meet(Interior.read(object, field), object, "." + field.getName());
                    }
                }
            }
        }

        List<Field> fields(Class<?> type) {
            return fields.computeIfAbsent(type, Walk::references);
        }

        private static List<Field> references(Class<?> type) {
            try {
                return Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !field.getType().isPrimitive())
                        .toList();
            } catch (LinkageError e) {
                // A class of a field is not there; then no object of it is either.
                return List.of();
            }
        }

        private String path(Object found) {
            StringBuilder path = new StringBuilder();
            Object at = found;
            for (Step step = steps.get(at); step != null; step = at == null ? null : steps.get(at)) {
                path.insert(0, step.name());
                at = step.from();
            }
            String what = found instanceof Class<?> type
                    ? "class " + type.getName()
                    : found.getClass().getName();
            return path.append(": ").append(what).toString();
        }
    }
}
