package org.ferrule.simulators.line;

/** Told by a medium what it hears; called from threads of the medium. */
public interface Hearing {

    /** A host is there from now on, in place of any other. */
    void connected();

    /** Bytes came, in a piece of any size. */
    void heard(byte[] bytes);
}
