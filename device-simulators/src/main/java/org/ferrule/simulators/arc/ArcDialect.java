package org.ferrule.simulators.arc;

/**
 * Points on which public sources disagree or are silent; see the module's README.
 *
 * @param baudRegister register number of the baud rate code
 * @param recallCode what to write to register 8192 to return to factory settings
 * @param isTextLowByteFirst whether the first of two characters in a register is the low byte
 * @param isWholeBlockOnly whether a read must cover exactly one block, as the manual demands of its readers; otherwise any
 *     part of one block may be read
 */
public record ArcDialect(int baudRegister, int recallCode, boolean isTextLowByteFirst, boolean isWholeBlockOnly) {

    public static final ArcDialect DEFAULT = new ArcDialect(4102, 911, false, false);
}
