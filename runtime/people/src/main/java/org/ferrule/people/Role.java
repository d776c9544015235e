package org.ferrule.people;

import static org.ferrule.people.Authority.*;

import java.util.EnumSet;
import java.util.Set;
import org.ferrule.audit.Signature;

/**
 * What a person is at this site, and what that allows. Names are stored; they are never renamed.
 *
 * @since 0.1
 */
public enum Role {
    /** Runs the equipment. */
    OPERATOR(ACTUATE, SIGN, LOCK, ACKNOWLEDGE),
    /** Runs the equipment and settles what went wrong. */
    SUPERVISOR(ACTUATE, SIGN, LOCK, ACKNOWLEDGE, BREAK_LOCK, RECONCILE, EXPORT),
    /** Reviews and approves; acts on no equipment. */
    QA(SIGN, REVIEW, EXPORT, ACKNOWLEDGE),
    /** Looks after equipment and plugins; approves nothing. */
    ENGINEER(CONFIGURE, EXPORT, ACKNOWLEDGE),
    /** Looks after accounts and keys; neither acts on equipment nor approves. */
    ADMIN(MANAGE_ACCOUNTS, CHANGE_KEY);

    @SuppressWarnings("ImmutableEnumChecker") // a copy that never leaves this class
    private final Set<Authority> authorities;

    Role(Authority... authorities) {
        this.authorities = EnumSet.of(authorities[0], authorities);
    }

    /** True if the role alone allows it. */
    public boolean has(Authority authority) {
        return authorities.contains(authority);
    }

    /** True if the role allows to sign with this meaning: who acts says so, who looks on verifies, quality assurance reviews. */
    public boolean canSign(Signature.Meaning meaning) {
        return has(SIGN)
                && switch (meaning) {
                    case PERFORMED -> has(ACTUATE);
                    case VERIFIED -> true;
                    case APPROVED -> this != OPERATOR;
                    case REVIEWED -> has(REVIEW);
                };
    }

    /** True if one person may have both: whoever looks after accounts or plugins neither acts on equipment nor approves. */
    public boolean canStandBeside(Role other) {
        boolean isKeeper = this == ADMIN || this == ENGINEER;
        boolean isOtherKeeper = other == ADMIN || other == ENGINEER;
        return this == other || isKeeper == isOtherKeeper;
    }
}
