package org.ferrule.simulators.sics;

/**
 * Where balances differ from each other, or public sources do.
 *
 * @param terminator ends each line, in both directions
 * @param hasTimedReading whether {@code SC} is known; some weigh modules answer it with {@code ES}
 * @param isImmediateOwnName whether {@code ZI} and {@code TI} are answered under their own name, or as {@code Z} and {@code T}
 */
public record SicsDialect(String terminator, boolean hasTimedReading, boolean isImmediateOwnName) {

    /** CR LF, with {@code SC}, own names. */
    public static final SicsDialect DEFAULT = new SicsDialect("\r\n", true, true);
}
