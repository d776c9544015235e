package org.ferrule.core.runtime;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.core.service.PluginView;
import org.ferrule.core.supervision.DriverOffer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Types whose descriptors have bindings, and the one plugin that drives them all. Either may come first. */
final class Interpreted {
    /** The type of the driver that interprets bindings, whatever type the descriptor is of. */
    static final String EVERY_BOUND = "*";

    private static final Logger LOG = LoggerFactory.getLogger(Interpreted.class);
    /** The one plugin that may drive types which others describe. */
    private static final String INTERPRETER = "org.ferrule.plugin.registermap";

    private final SiteRuntime runtime;
    private final BundleDescriptors descriptors;
    private final AtomicReference<@Nullable Interpreter> interpreter = new AtomicReference<>();

    Interpreted(SiteRuntime runtime, BundleDescriptors descriptors) {
        this.runtime = runtime;
        this.descriptors = descriptors;
    }

    private record Interpreter(EquipmentDriver driver, PluginView plugin) {}

    /** A plugin offers to drive what others describe. */
    void by(Bundle bundle, EquipmentDriver driver) {
        if (!bundle.getSymbolicName().equals(INTERPRETER)) {
            LOG.error(
                    "plugin {} offers to drive what other plugins describe, which only {} may; the vendor must name its types",
                    bundle.getSymbolicName(),
                    INTERPRETER);
            return;
        }
        interpreter.set(new Interpreter(driver, PluginFile.of(bundle)));
        offer(descriptors.boundTypes().keySet());
    }

    /** Offers to drive those of these types that have bindings. */
    void offer(Collection<String> types) {
        Interpreter present = interpreter.get();
        if (present == null) {
            return;
        }
        descriptors.boundTypes().forEach((type, bound) -> {
            if (types.contains(type)) {
                runtime.addDriver(new DriverOffer(
                        present.driver(), bound.descriptor(), bound.plugin(), Optional.of(present.plugin())));
            }
        });
    }

    /** A driver leaves; perhaps it was this one. */
    void end(EquipmentDriver driver) {
        Interpreter present = interpreter.get();
        if (present != null && present.driver() == driver) {
            interpreter.compareAndSet(present, null);
        }
    }
}
