package org.ferrule.core.felix;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A plugin in a bundle of its own; counts its calls in the map that the test has registered. */
public final class FakePlugin implements BundleActivator {
    static final String TYPE_HEADER = "Fake-Type";

    @Override
    public void start(BundleContext context) throws Exception {
        @SuppressWarnings("unchecked") // The test registers this map only.
        ConcurrentMap<String, Long> calls = context.getService(context.getServiceReference(ConcurrentMap.class));
        String type = context.getBundle().getHeaders().get(TYPE_HEADER);
        EquipmentDriver driver = session -> open(session, type, calls);
        context.registerService(
                EquipmentDriver.class, driver, FrameworkUtil.asDictionary(Map.of("ferrule.type", type)));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the driver back.
    }

    private static EquipmentSession open(SessionContext context, String type, ConcurrentMap<String, Long> calls)
            throws ConfigurationException {
        context.links().stream("link");
        return new Session(type, calls);
    }

    private record Session(String type, ConcurrentMap<String, Long> calls) implements EquipmentSession {
        private void count() {
            calls.merge(type, 1L, Long::sum);
        }

        @Override
        public Nameplate identify() {
            count();
            return new Nameplate("Test", "Fake", "SN-" + type, "", "");
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) {
            count();
            return wanted.stream().map(id -> Reading.good(id, Value.real(1))).toList();
        }

        @Override
        public void close() {
            count();
            calls.merge(type + " closed", 1L, Long::sum);
        }
    }
}
