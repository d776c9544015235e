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
import java.util.concurrent.CopyOnWriteArrayList;
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
    @Breaks(value = Req.RES_002, says = "thread")
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

    /** Opens a file with each session and closes none. */
    @Breaks(value = Req.RES_003, says = "survived the plugin")
    public static class LeaksFiles extends ZooDriver {
        private static final List<java.io.InputStream> OPEN = new CopyOnWriteArrayList<>();

        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    for (int i = 0; i < 20; i++) {
                        OPEN.add(statusFile());
                    }
                    return super.identify();
                }
            };
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
                    for (long i = 0; i < 60_000_000L; i++) {
                        busy += i ^ busy;
                    }
                    return busy == 42 ? List.of() : super.read(wanted);
                }
            };
        }
    }

    /** Starts once in a process. */
    @Breaks(value = Req.RES_008, says = "")
    public static class OnlyOnce extends ZooDriver {
        public OnlyOnce() {
            if (System.setProperty("zoo.once", "yes") != null) {
                throw new IllegalStateException("there is one already");
            }
        }

        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    return super.identify();
                }
            };
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
                        Files.write(Path.of("/tmp", "zoo-" + plate.serialNumber().replace('/', '_')), new byte[0]);
                    } catch (IOException | RuntimeException cannot) {
                        // Not with this name.
                    }
                    return plate;
                }
            };
        }
    }

    /** Listens where nobody asked for it. */
    @Breaks(value = Req.SEC_012, says = "nobody asked for")
    public static class Listens extends ZooDriver {
        private static final List<ServerSocket> DOORS = new CopyOnWriteArrayList<>();

        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    try {
                        DOORS.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                    } catch (IOException cannot) {
                        throw new UncheckedIOException(cannot);
                    }
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

    static java.io.InputStream statusFile() {
        try {
            return Files.newInputStream(Path.of("/proc/self/status"));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
