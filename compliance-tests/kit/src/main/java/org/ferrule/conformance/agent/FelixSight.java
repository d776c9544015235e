package org.ferrule.conformance.agent;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** What Felix and the launcher's boundary keep to themselves. */
final class FelixSight {
    private static final List<String> LISTENERS =
            List.of("m_fwkListeners", "m_bndlListeners", "m_syncBndlListeners", "m_svcListeners");

    private final Bundle framework;

    FelixSight(BundleContext system) {
        this.framework = system.getBundle();
    }

    /** A listener or a service: the object, and the bundle that it is registered for. */
    record Registered(String kind, @Nullable Bundle bundle, Object object) {
        /** The bundle that the object's class is from; null if from none. */
        @Nullable
        Bundle owner() {
            return FrameworkSight.ownerOf(object.getClass().getClassLoader());
        }

        boolean concerns(Bundle other) {
            return other.equals(bundle) || other.equals(owner());
        }
    }

    /** All listeners, whichever context they were added through. */
    List<Registered> listeners() {
        Object dispatcher = Interior.read(framework, "m_dispatcher");
        List<Registered> found = new ArrayList<>();
        for (String kind : LISTENERS) {
            if (Interior.read(dispatcher, kind) instanceof Map<?, ?> contexts) {
                contexts.values().stream().flatMap(FelixSight::elements).forEach(info -> {
                    Object listener = Interior.read(info, "m_listener");
                    if (listener != null) {
                        found.add(new Registered("listener", (Bundle) Interior.read(info, "m_bundle"), listener));
                    }
                });
            }
        }
        return found;
    }

    /** All service objects, whichever context they were registered through. */
    List<Registered> services() {
        List<Registered> found = new ArrayList<>();
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            Stream.ofNullable(bundle.getRegisteredServices())
                    .flatMap(Arrays::stream)
                    .map(reference -> Interior.read(Interior.read(reference, "this$0"), "m_svcObj"))
                    .filter(Objects::nonNull)
                    .forEach(service -> found.add(new Registered("service", bundle, service)));
        }
        return found;
    }

    /**
     * Tells the launcher's boundary about a plugin that is going to be installed or was. Else it would remove it: only the launcher
     * installs.
     */
    void admit(String method, Object argument) throws ReflectiveOperationException {
        for (Registered listener : listeners()) {
            Object admission = Interior.read(listener.object(), "admission");
            if (admission != null) {
                Class<?> type = argument instanceof Bundle ? Bundle.class : String.class;
                Method call = admission.getClass().getMethod(method, type);
                call.invoke(admission, argument);
            }
        }
    }

    private static Stream<?> elements(@Nullable Object list) {
        return list instanceof Collection<?> elements ? new ArrayList<>(elements).stream() : Stream.of();
    }
}
