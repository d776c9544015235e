package org.ferrule.simulators.line;

/** Told by a medium what it hears; called from threads of the medium. */
interface Hearing {

    /** A host is there from now on, in place of any other. */
    void connected();

    void heard(byte[] bytes);
}
