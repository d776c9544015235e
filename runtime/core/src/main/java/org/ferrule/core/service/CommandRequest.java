package org.ferrule.core.service;

import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;

/**
 * A wish to execute one command.
 *
 * @param request the client's id; the same id with the same content, from the same person, returns what happened before
 * @param cause who wants it, and why
 * @param equipment where
 * @param command what
 * @param arguments by name, as text, as a person writes them
 * @param expectedState the functional state that the caller saw; refused if it is another now; empty does not care
 * @param signature the electronic signature that a command of risk CONFIRM needs; ignored for others
 * @since 0.1
 */
public record CommandRequest(
        RequestId request,
        Cause cause,
        EquipmentId equipment,
        CommandId command,
        Map<String, String> arguments,
        String expectedState,
        Optional<SigningWish> signature) {
    /** Copies the arguments. */
    public CommandRequest {
        arguments = Map.copyOf(arguments);
    }
}
