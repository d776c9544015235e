package org.ferrule.launcher.boundary;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/** A plugin finds its own services only; the runtime finds of a plugin its drivers only. */
final class ServiceBoundary implements FindHook, EventListenerHook {
    private static final String OURS = "org.ferrule.";
    private static final String DRIVER = "org.ferrule.api.driver.EquipmentDriver";
    /** Declarative Services asks for it in the name of every component. */
    private static final String CONDITION = "org.osgi.service.condition.Condition";

    private final Admission admission;
    private final Attempts attempts;

    ServiceBoundary(Admission admission, Attempts attempts) {
        this.admission = admission;
        this.attempts = attempts;
    }

    @Override
    public void find(
            BundleContext context,
            @Nullable String name,
            @Nullable String filter,
            boolean isEvery,
            Collection<ServiceReference<?>> references) {
        Bundle asking = context.getBundle();
        boolean isHidden = references.removeIf(reference -> !canSee(asking, reference));
        boolean isOurs = (name != null && name.startsWith(OURS)) || (filter != null && filter.contains(OURS));
        if (!admission.isRuntime(asking) && (isHidden || isOurs)) {
            String wanted = name != null ? name : filter != null ? filter : "*";
            attempts.note(
                    asking,
                    "service/" + wanted,
                    "a plugin finds no service but its own; it is given what it needs when a session is opened");
        }
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        listeners.keySet().removeIf(context -> !canHear(context, event.getServiceReference()));
    }

    private boolean canHear(BundleContext context, ServiceReference<?> reference) {
        try {
            return canSee(context.getBundle(), reference);
        } catch (IllegalStateException stopped) {
            return false;
        }
    }

    private boolean canSee(Bundle asking, ServiceReference<?> reference) {
        Bundle owner = reference.getBundle();
        if (owner == null || owner.equals(asking)) {
            return true;
        }
        List<String> names = Arrays.asList((String[]) reference.getProperty(Constants.OBJECTCLASS));
        if (admission.isRuntime(asking)) {
            return admission.isRuntime(owner) || isDriverOnly(names);
        }
        return admission.isRuntime(owner) && names.equals(List.of(CONDITION));
    }

    /** Of ours, that is: a plugin may offer what it likes to itself, but it is no transport and no audit trail. */
    private static boolean isDriverOnly(List<String> names) {
        return names.contains(DRIVER)
                && names.stream().noneMatch(name -> name.startsWith(OURS) && !name.equals(DRIVER));
    }
}
