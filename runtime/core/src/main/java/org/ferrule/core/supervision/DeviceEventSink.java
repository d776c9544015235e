package org.ferrule.core.supervision;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.service.FeedItem;
import org.jspecify.annotations.Nullable;

/** Takes what a driver reports, from any thread, and what the runtime has to say about the driver's mistakes. */
final class DeviceEventSink implements DeviceEvents {
    private final SupervisionServices services;
    private final EquipmentId equipment;
    private final Map<AlarmId, AlarmDescriptor> declared;
    private final AlarmBoard alarms;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    DeviceEventSink(
            SupervisionServices services,
            EquipmentId equipment,
            Map<AlarmId, AlarmDescriptor> declared,
            AlarmBoard alarms) {
        this.services = services;
        this.equipment = equipment;
        this.declared = declared;
        this.alarms = alarms;
    }

    EquipmentId equipment() {
        return equipment;
    }

    @Override
    public void alarm(AlarmId alarm, boolean isActive, String text, @Nullable Instant deviceTime) {
        AlarmDescriptor descriptor = declared.get(alarm);
        alarms.report(descriptor == null ? AlarmBoard.undeclared(alarm) : descriptor, isActive, text, deviceTime);
    }

    @Override
    public void event(String code, String text, @Nullable Instant deviceTime) {
        services.feed()
                .publish(new FeedItem.DeviceReported(
                        equipment,
                        code,
                        text,
                        Optional.ofNullable(deviceTime),
                        services.clock().instant()));
    }

    /** Reports once that a driver delivers something that its descriptor does not declare. */
    void refuseUndeclared(String what, String id) {
        if (refused.add(what + " " + id)) {
            event(
                    "UNDECLARED",
                    "the driver delivers the " + what + " '" + id
                            + "', which its descriptor does not declare; it is ignored. Ask the plugin's vendor.",
                    null);
        }
    }
}
