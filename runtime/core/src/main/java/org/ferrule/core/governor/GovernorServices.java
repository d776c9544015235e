package org.ferrule.core.governor;

import org.ferrule.audit.AuditTrail;
import org.ferrule.core.equipment.EquipmentDirectory;
import org.ferrule.core.equipment.FeedPublisher;
import org.ferrule.people.Access;

/**
 * What the governor works with.
 *
 * @param site the site's name, recorded with everything
 * @param equipment finds what may be acted on
 * @param trail durable memory
 * @param access says who may act
 * @param feed where requests are published as they move
 */
public record GovernorServices(
        String site, EquipmentDirectory equipment, AuditTrail trail, Access access, FeedPublisher feed) {}
