package org.ferrule.audit.verify;

import java.util.List;

/** The first thing that is wrong: verification ends here. */
final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Verdict.Finding finding;
    private final long sound;

    /** A fault after so many sound records. */
    FaultException(Verdict.Finding finding, long sound, String message) {
        super(message);
        this.finding = finding;
        this.sound = sound;
    }

    static FaultException tampered(long sound, String message) {
        return new FaultException(Verdict.Finding.TAMPERED, sound, message);
    }

    static FaultException incomplete(long sound, String message) {
        return new FaultException(Verdict.Finding.INCOMPLETE, sound, message);
    }

    Verdict verdict() {
        return new Verdict(finding, sound, "", String.valueOf(getMessage()), List.of());
    }
}
