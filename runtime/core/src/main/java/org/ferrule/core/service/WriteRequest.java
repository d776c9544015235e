package org.ferrule.core.service;

import java.time.Duration;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;

/**
 * A wish to write one parameter.
 *
 * @param request the client's id; the same id with the same content returns what happened before
 * @param actor who
 * @param equipment where
 * @param parameter what
 * @param value the new value as text, as a person writes it: {@code 37.0}, {@code AUTO}, {@code true}
 * @param unit the unit that the person named, UCUM; empty if none; must then be the declared one
 * @param reason why; may be empty where no reason is required
 * @param deadline how long the caller waits at the most; zero takes the descriptor's times
 * @since 0.1
 */
public record WriteRequest(
        RequestId request,
        Actor actor,
        EquipmentId equipment,
        ParameterId parameter,
        String value,
        String unit,
        String reason,
        Duration deadline) {}
