package org.ferrule.conformance.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Private fields of the JDK's and of the framework's objects: what no interface of theirs tells, and what no hook in the runtime may. */
final class Interior {
    private Interior() {}

    /** Lets this module, which is that of the class path, look into the JDK. The bundles' modules are others. */
    static void open(Instrumentation instrumentation) {
        Module base = Object.class.getModule();
        Set<Module> here = Set.of(Interior.class.getModule());
        Map<String, Set<Module>> opened =
                base.getPackages().stream().collect(Collectors.toMap(Function.identity(), name -> here));
        instrumentation.redefineModule(base, Set.of(), Map.of(), opened, Set.of(), Map.of());
    }

    /** The value of a field of the object's class or of one above it; null too if there is no such field. */
    static @Nullable Object read(@Nullable Object object, String name) {
        for (Class<?> type = object == null ? null : object.getClass(); type != null; type = type.getSuperclass()) {
            try {
                return read(object, type.getDeclaredField(name));
            } catch (NoSuchFieldException e) {
                // Then a class above may have it.
            }
        }
        return null;
    }

    static @Nullable Object read(@Nullable Object object, Field field) {
        try {
            return field.trySetAccessible() ? field.get(object) : null;
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    /** The value of a static field of a class that is initialised already. */
    static @Nullable Object readStatic(String type, String name) {
        try {
            return read(null, Class.forName(type, false, null).getDeclaredField(name));
        } catch (ClassNotFoundException | NoSuchFieldException e) {
            return null;
        }
    }
}
