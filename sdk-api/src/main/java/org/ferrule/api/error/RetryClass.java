package org.ferrule.api.error;

/**
 * Whether the same request may be sent again.
 *
 * @since 0.1
 */
public enum RetryClass {
    /** Sending the same again fails the same way: change the request or the configuration. */
    NEVER,
    /** The outcome is open: reconcile first, then decide. */
    AFTER_RECONCILE,
    /** Nothing was done: the same request may be sent again. */
    SAFE
}
