package org.ferrule.core.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used. Carries all mistakes found in one run, in the order of their lines. */
public final class MistakesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /**
     * Makes the exception; its message is one line a mistake.
     *
     * @param mistakes at least one
     */
    public MistakesException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** At least one, in the order of their lines. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
