package org.ferrule.people;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account as administrators see it.
 *
 * @param user user id, 1 to 64 of {@code a-z 0-9 . _ -}, never used again for somebody else
 * @param printedName as printed under signatures
 * @param roles what the person is
 * @param equipment ids of the equipment that the person may act on; empty means all
 * @param state whether and how it can be used
 * @param passwordExpires when the password must be changed
 * @param lockedUntil until when it is locked after wrong passwords
 * @since 0.1
 */
public record Account(
        String user,
        String printedName,
        Set<Role> roles,
        List<String> equipment,
        State state,
        Instant passwordExpires,
        Optional<Instant> lockedUntil) {
    /** Copies. */
    public Account {
        roles = roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
        equipment = List.copyOf(equipment);
    }

    /** Whether and how an account can be used. */
    public enum State {
        /** The password must be changed at the next sign-in. */
        MUST_CHANGE_PASSWORD,
        /** In use. */
        ACTIVE,
        /** Closed; kept for the record. */
        DISABLED
    }
}
