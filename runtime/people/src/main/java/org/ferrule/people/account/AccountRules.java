package org.ferrule.people.account;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.people.AccessException;
import org.ferrule.people.Role;

/** What an account may look like. */
public final class AccountRules {
    private static final Pattern USER_ID = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final Pattern PRINTED_NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Pattern IDENTITY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** They mean somebody else in the audit trail. */
    private static final Set<String> RESERVED = Set.of("system", "unknown", "none");

    private AccountRules() {}

    static boolean isUserId(String user) {
        return USER_ID.matcher(user).matches() && !RESERVED.contains(user);
    }

    static boolean isPrintedName(String name) {
        return !name.isBlank() && PRINTED_NAME.matcher(name).matches();
    }

    static boolean isIdentity(String name) {
        return IDENTITY.matcher(name).matches();
    }

    static boolean canBeTogether(Set<Role> roles) {
        return roles.stream().allMatch(one -> roles.stream().allMatch(one::canStandBeside));
    }

    static boolean isEquipment(String id) {
        try {
            return new EquipmentId(id).value().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Checks a user id and the name to it. */
    public static void checkNames(String user, String printedName) throws AccessException {
        require(isUserId(user), "a user id has 1 to 64 of a-z 0-9 . _ - and is none of " + RESERVED);
        require(isPrintedName(printedName), "the printed name has 1 to 100 characters, no control characters");
    }

    /** Checks roles and equipment. */
    public static void checkPost(Set<Role> roles, List<String> equipment) throws AccessException {
        require(!roles.isEmpty(), "name at least one role of " + List.of(Role.values()));
        require(
                canBeTogether(roles),
                "one person cannot be " + roles.stream().sorted().toList()
                        + ": ADMIN and ENGINEER go together with none of OPERATOR, SUPERVISOR and QA");
        for (String id : equipment) {
            require(isEquipment(id), "'" + id + "' is no equipment id");
        }
    }

    /** Checks the name of a provider of identity. */
    public static void checkIdentity(String identity) throws AccessException {
        require(isIdentity(identity), "an identity is 'local' or a provider's name of a-z 0-9 -, at most 40");
    }

    /** Checks that a change has a reason. */
    public static void checkReason(String reason) throws AccessException {
        require(!reason.isBlank(), "say why: a change of an account needs a reason");
    }

    private static void require(boolean isRight, String otherwise) throws AccessException {
        if (!isRight) {
            throw new AccessException(ErrorCode.VALIDATION, otherwise);
        }
    }
}
