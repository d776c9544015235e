package org.ferrule.people;

/**
 * What a person may be allowed to do.
 *
 * @since 0.1
 */
public enum Authority {
    /** Write set-points and execute commands. */
    ACTUATE,
    /** Sign electronically. */
    SIGN,
    /** Take, renew and release locks. */
    LOCK,
    /** Break somebody else's lock. */
    BREAK_LOCK,
    /** Acknowledge alarms. */
    ACKNOWLEDGE,
    /** Settle an unknown outcome. */
    RECONCILE,
    /** Review records. */
    REVIEW,
    /** Export records. */
    EXPORT,
    /** Install, update and remove plugins; change the site's configuration. */
    CONFIGURE,
    /** Make and change accounts. */
    MANAGE_ACCOUNTS,
    /** Replace the key that signs checkpoints. */
    CHANGE_KEY
}
