package org.ferrule.core.service;

import java.util.Map;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;

/**
 * A wish to execute one command.
 *
 * @param request the client's id; the same id with the same content returns what happened before
 * @param actor who
 * @param equipment where
 * @param command what
 * @param arguments by name, as text, as a person writes them
 * @param reason why; may be empty where no reason is required
 * @param expectedState the functional state that the caller saw; refused if it is another now; empty does not care
 * @param context batch, samples, kits by name; recorded
 * @since 0.1
 */
public record CommandRequest(
        RequestId request,
        Actor actor,
        EquipmentId equipment,
        CommandId command,
        Map<String, String> arguments,
        String reason,
        String expectedState,
        Map<String, String> context) {
    /** Copies the maps. */
    public CommandRequest {
        arguments = Map.copyOf(arguments);
        context = Map.copyOf(context);
    }
}
