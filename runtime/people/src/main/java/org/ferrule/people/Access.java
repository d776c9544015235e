package org.ferrule.people;

import java.util.Optional;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.Signature;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Whether a signed-in person may do something, asked before it is done. Thread-safe. Refusals are recorded by whoever asks,
 * since only the asker knows what was wanted; {@link #actor} names the person for that record.
 *
 * @since 0.1
 */
@ProviderType
public interface Access {
    /** Who a key stands for, for the record of an attempt: user {@code unknown}, role {@code none} if it is no valid one. */
    Actor actor(SessionKey session);

    /**
     * Allows or refuses; counts as use of the session.
     *
     * @param session whose
     * @param authority to do what
     * @param equipment where; empty for what concerns the site
     * @return the person in the role that allows it
     * @throws AccessException NOT_AUTHENTICATED or NOT_AUTHORIZED
     */
    Actor authorise(SessionKey session, Authority authority, Optional<EquipmentId> equipment) throws AccessException;

    /**
     * Checks what a signer shows. The first signature in a session, one by another person, and one after ten minutes without use
     * of the session take user id and password; others take the password (21 CFR 11.200(a)(1)). Wrong components count towards
     * the lock-out and are recorded here; other refusals are recorded by the asker.
     *
     * @param session in which the signature is asked for
     * @param shown what the signer shows
     * @param meaning what the signature says
     * @param equipment where; empty for what concerns the site
     * @throws AccessException NOT_AUTHENTICATED, NOT_AUTHORIZED (the signer's roles do not allow the meaning there, or the password
     *     has expired), SIGNATURE_REQUIRED (components missing or wrong), BUSY or AUDIT_UNAVAILABLE
     */
    Signature sign(SessionKey session, Credentials shown, Signature.Meaning meaning, Optional<EquipmentId> equipment)
            throws AccessException;
}
