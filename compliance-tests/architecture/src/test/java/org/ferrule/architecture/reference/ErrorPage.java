package org.ferrule.architecture.reference;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.error.RetryClass;

/** The codes of errors, for people who meet one. */
final class ErrorPage {
    private static final String HEAD = """
            # Errors

            What HTTP answers carry as `error.code`, the command line shows first, and refused attempts in the trail name. The message beside it says what was
            wrong in this case, and what to do; this is what holds in general. Generated from `ErrorCode` of the SDK.

            A device's own code comes with the message, unchanged. Files with mistakes are answered with file, line, column, key and remedy instead, all at once,
            and nothing is started.

            | code | what to do | the same again? |
            |---|---|---|
            """;

    private ErrorPage() {}

    static String write() {
        return Arrays.stream(ErrorCode.values())
                .map(code -> "| `" + code + "` | " + code.remedy().replace("|", "\\|") + " | " + again(code.retry())
                        + " |\n")
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String again(RetryClass retry) {
        return switch (retry) {
            case NEVER -> "no, it would end the same";
            case SAFE -> "yes: nothing was done";
            case AFTER_RECONCILE -> "only after somebody has looked: it may have been done";
        };
    }
}
