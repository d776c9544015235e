package org.ferrule.core.equipment;

import java.util.Optional;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.service.AlarmView;

/** What earlier runs of the runtime left. */
@FunctionalInterface
public interface AlarmPast {
    /** The alarm as cleared and unacknowledged, if nobody had acknowledged it when the last run ended. */
    Optional<AlarmView> unacknowledged(EquipmentId equipment, AlarmDescriptor alarm);
}
