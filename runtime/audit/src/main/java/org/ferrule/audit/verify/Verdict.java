package org.ferrule.audit.verify;

/**
 * What verification found.
 *
 * @param finding the kind
 * @param records how many records are sound, from the first on
 * @param head hash of the last sound record, hexadecimal digits
 * @param message what and where, for people
 */
public record Verdict(Finding finding, long records, String head, String message) {
    /** Kinds of findings with the exit codes of {@code ferrule audit verify}. */
    public enum Finding {
        /** Everything hangs together. */
        INTACT(0),
        /** A record was changed. */
        TAMPERED(1),
        /** A record is missing. */
        INCOMPLETE(2),
        /** The file cannot be read as a trail. */
        UNREADABLE(3);

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
