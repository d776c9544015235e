package org.ferrule.core.service;

import java.util.List;
import java.util.Optional;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Sample;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The running site, read only. Never blocks on a device. Thread-safe.
 *
 * @since 0.1
 */
@ProviderType
public interface Site {
    /** The site's name and how far its start has come. */
    SiteView view();

    /** Every equipment of the site file, in its order. */
    List<EquipmentView> equipment();

    /** One equipment, if the site file has it. */
    Optional<EquipmentView> equipment(EquipmentId id);

    /** The latest sample of every parameter of one equipment, in the descriptor's order; empty for an unknown equipment. */
    List<Sample> latest(EquipmentId id);

    /** The latest sample of one parameter, if there is such a parameter. */
    Optional<Sample> latest(EquipmentId id, ParameterId parameter);

    /** Alarms that are active, or that nobody has acknowledged, of equipment and of the site itself; oldest transition first. */
    List<AlarmView> standingAlarms();
}
