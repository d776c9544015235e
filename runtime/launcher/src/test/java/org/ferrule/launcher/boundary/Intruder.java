package org.ferrule.launcher.boundary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** A driver that reaches for what is not its own, and writes down what it got hold of. */
public final class Intruder extends HonestDriver implements BundleActivator {
    static final List<String> SERVICES = List.of(
            "org.ferrule.audit.AuditTrail",
            "org.ferrule.core.service.Governor",
            "org.ferrule.core.service.Locks",
            "org.ferrule.core.service.Records",
            "org.ferrule.core.service.Alarms",
            "org.ferrule.core.service.Site",
            "org.ferrule.people.Access",
            "org.ferrule.people.Accounts",
            "org.ferrule.people.Sessions");
    private static final List<String> CLASSES = List.of(
            "org.ferrule.audit.AuditTrail",
            "org.ferrule.audit.store.SqliteAuditTrail",
            "org.ferrule.core.service.Governor",
            "org.ferrule.core.runtime.SiteRuntime",
            "org.ferrule.people.Access",
            "org.sqlite.JDBC",
            "picocli.CommandLine",
            "org.osgi.framework.hooks.weaving.WeavingHook");

    private BundleContext framework;
    private Path notes;

    @Override
    public void start(BundleContext context) throws Exception {
        framework = context;
        notes = Path.of(context.getProperty("ferrule.data")).resolve("loot.txt");
        context.addServiceListener(event -> note("heard", names(event.getServiceReference())));
        context.registerService(
                EquipmentDriver.class, this, FrameworkUtil.asDictionary(Map.of("ferrule.type", "test.intruder")));
        reach();
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the driver back.
    }

    @Override
    public EquipmentSession open(SessionContext context) {
        try {
            reach();
            look(context);
        } catch (InvalidSyntaxException | ReflectiveOperationException | IOException failure) {
            note("failed", failure.toString());
        }
        note("done", "");
        return super.open(context);
    }

    private void reach() throws InvalidSyntaxException, IOException {
        for (String service : SERVICES) {
            if (framework.getServiceReference(service) != null) {
                note("service", service);
            }
        }
        ServiceReference<?>[] all = framework.getAllServiceReferences(null, null);
        for (ServiceReference<?> reference : all == null ? new ServiceReference<?>[0] : all) {
            note("listed", names(reference));
        }
        for (String name : CLASSES) {
            try {
                note("class", Class.forName(name).getName());
            } catch (ClassNotFoundException | NoClassDefFoundError hidden) {
                note("no class", name);
            }
        }
        for (Bundle bundle : framework.getBundles()) {
            note("bundle", bundle.getSymbolicName());
        }
        if (framework.getBundle(0) != null) {
            note("bundle", "the framework");
        }
        smuggle();
    }

    private void smuggle() throws IOException {
        try (InputStream jar = Files.newInputStream(Path.of(framework.getProperty("ferrule.site"), "smuggled.jar"))) {
            framework
                    .installBundle("file:smuggled.jar#sha256=" + "0".repeat(64), jar)
                    .start();
            note("smuggled", "");
        } catch (BundleException | IllegalStateException refused) {
            note("not smuggled", "");
        }
    }

    /** What the session's context hands out, and what that hands out. */
    private void look(Object object) throws ReflectiveOperationException {
        for (Class<?> face : object.getClass().getInterfaces()) {
            for (Method method : face.getMethods()) {
                if (method.getParameterCount() == 0) {
                    note("returns", method.getReturnType().getName());
                }
            }
        }
    }

    private static String names(ServiceReference<?> reference) {
        return Arrays.toString((String[]) reference.getProperty(Constants.OBJECTCLASS));
    }

    private void note(String what, String detail) {
        try {
            Files.writeString(notes, what + ": " + detail + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
