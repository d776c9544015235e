package org.ferrule.plugin.alicat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A firmware revision such as {@code 10v20.0-R24}.
 *
 * @param text as the controller tells it
 * @param major number before the v; -1 if it is no such revision, of which nothing may be concluded
 */
record Firmware(String text, int major) {
    private static final Pattern REVISION = Pattern.compile("(\\d{1,3})v\\d\\S*");
    private static final int UNKNOWN = -1;

    /** The first revision in an answer, which may also tell a date. */
    static Firmware in(String answer) {
        Matcher revision = REVISION.matcher(answer);
        return revision.find()
                ? new Firmware(revision.group(), Integer.parseInt(revision.group(1)))
                : new Firmware(answer, UNKNOWN);
    }

    /** False if it is not known. */
    boolean isBefore(int wanted) {
        return major != UNKNOWN && major < wanted;
    }

    /** False if it is not known. */
    boolean isFrom(int wanted) {
        return major >= wanted;
    }

    @Override
    public String toString() {
        return "'" + text + "'";
    }
}
