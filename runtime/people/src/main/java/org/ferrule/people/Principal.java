package org.ferrule.people;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A signed-in person.
 *
 * @param user user id
 * @param printedName as printed under signatures
 * @param roles what the person is
 * @param equipment ids of the equipment that the person may act on; empty means all
 * @param client through what, for example {@code cli}
 * @param mustChangePassword true if the person may do nothing but change the password
 * @param until when the session ends at the latest; it ends earlier if it is not used
 * @since 0.1
 */
public record Principal(
        String user,
        String printedName,
        Set<Role> roles,
        List<String> equipment,
        String client,
        boolean mustChangePassword,
        Instant until) {
    /** Copies. */
    public Principal {
        roles = roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
        equipment = List.copyOf(equipment);
    }
}
