package org.ferrule.people.account;

/** What happens to accounts. Names are stored in the audit trail; they are never renamed. */
public enum Event {
    /** An account is made. */
    CREATED,
    /** Roles or equipment are replaced. */
    ASSIGNED,
    /** An account is opened. */
    ENABLED,
    /** An account is closed. */
    DISABLED,
    /** A one-time secret takes a password's place. */
    RESET,
    /** Somebody else proves who the person is. */
    IDENTITY,
    /** The person has replaced the password. */
    PASSWORD_CHANGED,
    /** The same password was hashed at a higher cost. */
    HASH_RENEWED,
    /** The one-time secret of a site without an administrator was given out. */
    FIRST_SECRET_SHOWN,
    /** The file is not the one that was written last; the accounts that differ are closed. */
    CHANGED_OUTSIDE,
    /** The file cannot be read. */
    UNREADABLE,
    /** The accounts were to be listed. */
    LISTED
}
