package org.ferrule.audit;

/**
 * What was done or tried. Names are stored; they are never renamed.
 *
 * @since 0.1
 */
public enum AuditAction {
    /** The runtime started. */
    RUNTIME_START,
    /** The runtime stopped in good order. */
    RUNTIME_STOP,
    /** A site file was loaded. */
    CONFIGURATION,
    /** A plugin bundle was started or stopped. */
    PLUGIN,
    /** A parameter was written. */
    WRITE,
    /** A command was executed. */
    COMMAND,
    /** A person settled an unknown outcome. */
    RECONCILE,
    /** A lock was taken, renewed, released or broken. */
    LOCK,
    /** The connection to an equipment changed. */
    CONNECTION,
    /** Another device answered than before, or one outside the declared firmware. */
    IDENTITY,
    /** A device changed by itself or at its panel. */
    DEVICE,
    /** An alarm became active or went away. */
    ALARM,
    /** The wall clock stepped or lost its source, or a device's clock is off. */
    CLOCK,
    /** A person signed in, or tried to. */
    SIGN_IN,
    /** A session ended. */
    SIGN_OUT,
    /** Somebody tried to act without a valid session. */
    ACCESS,
    /** An account was made or changed, or somebody tried to. */
    ACCOUNT,
    /** A person signed the record before this one. */
    SIGNATURE,
    /** The range in force for a parameter is another than at the last start. */
    LIMIT,
    /** A person reviewed a range of records. */
    REVIEW,
    /** Records were exported. */
    EXPORT,
    /** The trail itself: made, upgraded, key made or changed, disk low or full, recovered. */
    TRAIL
}
