package org.ferrule.architecture;

import java.util.regex.Pattern;

/** Words that name a place to put things rather than the thing. */
final class Names {
    static final Pattern EMPTY_SUFFIX = Pattern.compile("(Manager|Helper|Utils?|Impl|Processor|Data|Info)$");
    static final Pattern EMPTY_PACKAGE = Pattern.compile("/(common|utils?|helpers?|impl|misc)/");

    private Names() {}
}
