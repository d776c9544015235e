package org.ferrule.audit.verify;

import java.util.List;

/**
 * What verification found.
 *
 * @param finding the kind
 * @param records how many records are sound, from the first on; where something is wrong, it is not before the record of this index
 * @param head root of the tree over all records (format 1: hash of the last one), hexadecimal digits; empty unless intact
 * @param message what and where, for people
 * @param remarks what an intact trail does not show, for people
 */
public record Verdict(Finding finding, long records, String head, String message, List<String> remarks) {
    /** Copies the remarks. */
    public Verdict {
        remarks = List.copyOf(remarks);
    }

    static Verdict intact(long records, String head, List<String> remarks) {
        return new Verdict(Finding.INTACT, records, head, records + " records hang together", remarks);
    }

    /** Kinds of findings with the exit codes of {@code ferrule audit verify}. */
    public enum Finding {
        /** Everything hangs together. */
        INTACT(0),
        /** A record, a checkpoint or a signature is not as it was written. */
        TAMPERED(1),
        /** Something is missing. */
        INCOMPLETE(2),
        /** The file cannot be read as a trail. */
        UNREADABLE(3),
        /** Everything hangs together, but the witness who was asked for has not seen it. */
        NOT_WITNESSED(4);

        private final int exitCode;

        Finding(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code. */
        public int exitCode() {
            return exitCode;
        }
    }
}
