package org.ferrule.core.service;

import org.ferrule.audit.Signature;
import org.ferrule.people.Credentials;

/**
 * A wish to sign electronically.
 *
 * @param shown what the signer shows; the password alone signs again within a continuous session
 * @param meaning what the signature says
 * @since 0.1
 */
public record SigningWish(Credentials shown, Signature.Meaning meaning) {}
