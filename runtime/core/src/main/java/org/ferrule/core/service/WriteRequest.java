package org.ferrule.core.service;

import java.time.Duration;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.RequestId;

/**
 * A wish to write one parameter.
 *
 * @param request the client's id; the same id with the same content, from the same person, returns what happened before
 * @param cause who wants it, and why
 * @param equipment where
 * @param parameter what
 * @param value the new value as text, as a person writes it: {@code 37.0}, {@code AUTO}, {@code true}
 * @param unit the unit that the person named, UCUM; empty if none; must then be the declared one
 * @param deadline how long the caller waits at the most; zero takes the descriptor's times
 * @since 0.1
 */
public record WriteRequest(
        RequestId request,
        Cause cause,
        EquipmentId equipment,
        ParameterId parameter,
        String value,
        String unit,
        Duration deadline) {}
