package org.ferrule.zoo.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.catalogue.Req;
import org.ferrule.zoo.Breaks;
import org.ferrule.zoo.driver.ZooDriver;
import org.ferrule.zoo.driver.ZooLine;
import org.ferrule.zoo.driver.ZooSession;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

/** RES and SEC: drivers that take what they do not give back, or more than they should. */
public final class ResourceMutants {
    private ResourceMutants() {}

    /** Leaves itself among the properties of the process. */
    @Breaks(value = Req.RES_001, says = "class loaders")
    public static class HoldsItself extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    System.getProperties().put("zoo." + HoldsItself.class.hashCode(), HoldsItself.class);
                    return super.identify();
                }
            };
        }
    }

    /** Leaves a thread running, without a name. */
    @Breaks(
            value = {Req.RES_001, Req.RES_002, Req.FLT_009},
            says = "of the plugin")
    public static class OwnThread extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    Thread thread = new Thread(() -> {
                        for (; ; ) {
                            rest();
                        }
                    });
                    thread.start();
                    return super.identify();
                }
            };
        }
    }

    /** Opens files with each session, and leaves them where only the process forgets them. */
    @Breaks(
            value = {Req.RES_003, Req.FLT_009},
            says = "survived the plugin")
    public static class LeaksFiles extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    for (int i = 0; i < 20; i++) {
                        System.getProperties().put(new Object(), statusFile());
                    }
                    return super.identify();
                }
            };
        }
    }

    /** Listens to all bundles, through the context of one that stays. */
    @Breaks(
            value = {Req.RES_001, Req.RES_004},
            says = "services or listeners survived the plugin",
            imports = {"org.osgi.framework;version=\"[1.9,2)\"", "org.osgi.framework.wiring;version=\"[1.2,2)\""})
    public static class Lingers extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            Bundle own = FrameworkUtil.getBundle(Lingers.class);
            own.adapt(BundleWiring.class).getRequiredWires("osgi.wiring.package").stream()
                    .map(wire -> wire.getProvider().getBundle().getBundleContext())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(other -> other.addBundleListener(event -> context.equipment()));
            return super.session(context, line);
        }
    }

    /** Keeps every event for ever, with room for more. */
    @Breaks(value = Req.RES_005, says = "heap grew")
    public static class Hoards extends ZooDriver {
        private static final List<byte[]> KEPT = new ArrayList<>();

        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected void heard(String kind, String code, String text, Instant time) {
                    KEPT.add(new byte[4_000]);
                    super.heard(kind, code, text, time);
                }
            };
        }
    }

    /** Never sleeps. */
    @Breaks(value = Req.RES_006, says = "of a core")
    public static class Restless extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
                    long busy = 0;
                    for (long i = 0; i < 20_000_000L; i++) {
                        busy += i ^ busy;
                    }
                    return busy == 42 ? List.of() : super.read(wanted);
                }
            };
        }
    }

    /** Can be loaded once in a process. */
    @Breaks(value = Req.RES_008, says = "not ONLINE again in life")
    public static class OnlyOnce extends ZooDriver {
        private static final boolean IS_FIRST = System.setProperty("zoo.once", "yes") == null;

        public OnlyOnce() {
            if (!IS_FIRST) {
                throw new IllegalStateException("there is one already");
            }
        }
    }

    /** Asks for what is not declared. */
    @Breaks(value = Req.SEC_009, says = "was on the wire")
    public static class Undeclared extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    try {
                        line.ask("service menu");
                    } catch (DeviceException unknown) {
                        // It was worth a try.
                    }
                    return super.identify();
                }
            };
        }
    }

    /** Writes a file that the device has named. */
    @Breaks(value = Req.SEC_010, says = "files were made")
    public static class NamesFiles extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    Nameplate plate = super.identify();
                    try {
                        Files.write(
                                Path.of(
                                        System.getProperty("java.io.tmpdir"),
                                        "zoo-" + plate.serialNumber().replace('/', '_')),
                                new byte[0]);
                    } catch (IOException | RuntimeException cannot) {
                        // Not with this name.
                    }
                    return plate;
                }
            };
        }
    }

    /** Listens where nobody asked for it, once in a process. */
    @Breaks(value = Req.SEC_012, says = "nobody asked for")
    public static class Listens extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    System.getProperties().computeIfAbsent("zoo.door", any -> door());
                    return super.identify();
                }
            };
        }
    }

    static void rest() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException deaf) {
            // Goes on.
        }
    }

    static ServerSocket door() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    static java.io.InputStream statusFile() {
        try {
            return Files.newInputStream(Path.of("/proc/self/status"));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
