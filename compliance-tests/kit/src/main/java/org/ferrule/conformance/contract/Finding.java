package org.ferrule.conformance.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an experiment with many elements found about one of them. */
public final class Finding {
    private final List<String> done = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private @Nullable String mistake;
    private @Nullable String missing;
    private @Nullable String reason;

    /** Nothing is found yet, which is good. */
    public Finding() {}

    /** Notes something that was done. */
    public void did(String what) {
        done.add(what);
    }

    /** Notes something that was seen. */
    public void saw(String what) {
        seen.add(what);
    }

    /** It is not as it must be; the first such thing counts. */
    public Finding isWrong(String expectedAndSeen) {
        mistake = mistake == null ? expectedAndSeen : mistake;
        return this;
    }

    /** There was no way to look. */
    public Finding isUntested(String what) {
        missing = what;
        return this;
    }

    /** There is nothing to judge. */
    public Finding isPointless(String why) {
        reason = why;
        return this;
    }

    /** Whether something wrong was found. */
    public boolean isBad() {
        return mistake != null;
    }

    /** Tells it as the outcome of a check. */
    public void into(Notes notes) throws NotMetException, NotTestedException, NotApplicableException {
        done.forEach(notes::did);
        seen.forEach(notes::saw);
        if (mistake != null) {
            throw new NotMetException(mistake);
        } else if (missing != null) {
            throw new NotTestedException(missing);
        } else if (reason != null) {
            throw new NotApplicableException(reason);
        }
    }
}
