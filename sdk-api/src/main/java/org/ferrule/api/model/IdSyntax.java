package org.ferrule.api.model;

import java.util.regex.Pattern;

/** The forms that ids may have; one place, so that site files, descriptors and Java agree. */
enum IdSyntax {
    EQUIPMENT("[a-z][a-zA-Z0-9-]*", "a lower-case letter, then letters, digits and hyphens"),
    SEGMENT("[a-z][a-zA-Z0-9]*", "a lower-case letter, then letters and digits"),
    PATH(
            "[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*",
            "segments of a lower-case letter, then letters and digits, joined by dots");

    /** Long enough for any real path, short enough that an id can stand in a file name or a log line. */
    private static final int MAX_LENGTH = 120;

    private final Pattern pattern;
    private final String words;

    IdSyntax(String regex, String words) {
        this.pattern = Pattern.compile(regex);
        this.words = words;
    }

    void check(String what, String value) {
        if (value.length() > MAX_LENGTH || !pattern.matcher(value).matches()) {
            String shown = value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) + "..." : value;
            throw new IllegalArgumentException("'" + shown + "' is not a valid " + what + ": use " + words);
        }
    }
}
