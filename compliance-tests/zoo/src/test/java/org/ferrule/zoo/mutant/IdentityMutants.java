package org.ferrule.zoo.mutant;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.catalogue.Req;
import org.ferrule.zoo.Breaks;
import org.ferrule.zoo.driver.ZooDriver;
import org.ferrule.zoo.driver.ZooLine;
import org.ferrule.zoo.driver.ZooSession;

/** IDN: drivers that do not know who their device is. */
public final class IdentityMutants {
    private IdentityMutants() {}

    /** Knows its device's number by heart. */
    @Breaks(
            value = {Req.IDN_002, Req.IDN_005, Req.AUD_031, Req.SEC_010},
            says = "Z-0000")
    public static class ConstantSerial extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    Nameplate plate = super.identify();
                    return new Nameplate(
                            plate.manufacturer(),
                            plate.model(),
                            "Z-0000",
                            plate.hardwareRevision(),
                            plate.firmwareRevision());
                }
            };
        }
    }

    /** Counts its sessions in the revision. */
    @Breaks(value = Req.IDN_003, says = "after reconnection 1")
    public static class NewIdEachTime extends ZooDriver {
        private static final AtomicInteger SESSIONS = new AtomicInteger();

        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    Nameplate plate = super.identify();
                    return new Nameplate(
                            plate.manufacturer(),
                            plate.model(),
                            plate.serialNumber(),
                            "B/" + SESSIONS.incrementAndGet(),
                            plate.firmwareRevision());
                }
            };
        }
    }

    /** Keeps what it has read in one place for all its devices. */
    @Breaks(value = Req.IDN_004, says = "each should show what its own device holds")
    public static class MixedUp extends ZooDriver {
        private static final Map<ParameterId, Map.Entry<EquipmentId, Reading>> LATEST = new ConcurrentHashMap<>();

        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected Reading reading(ParameterId id, String word) {
                    Reading reading = super.reading(id, word);
                    Map.Entry<EquipmentId, Reading> latest = LATEST.put(id, Map.entry(context.equipment(), reading));
                    boolean isForeign = latest != null && !latest.getKey().equals(context.equipment());
                    return isForeign ? latest.getValue() : reading;
                }
            };
        }
    }

    /** Asks each device once for its serial number, and never again. */
    @Breaks(
            value = {Req.IDN_005, Req.SEC_010},
            says = "serial")
    public static class FirstSerialForEver extends ZooDriver {
        private static final Map<EquipmentId, String> KNOWN = new ConcurrentHashMap<>();

        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    Nameplate plate = super.identify();
                    return new Nameplate(
                            plate.manufacturer(),
                            plate.model(),
                            KNOWN.computeIfAbsent(context.equipment(), first -> plate.serialNumber()),
                            plate.hardwareRevision(),
                            plate.firmwareRevision());
                }
            };
        }
    }

    /** Says of every firmware that it is a supported one. */
    @Breaks(value = Req.IDN_006, says = "firmware")
    public static class SupportedFirmware extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    Nameplate plate = super.identify();
                    return new Nameplate(plate.manufacturer(), plate.model(), plate.serialNumber(), "B", "2.4");
                }
            };
        }
    }
}
