package org.ferrule.plugin.balance;

import java.time.Duration;
import java.util.Map;
import org.ferrule.api.descriptor.Settings;

/** The site file's settings as the balance needs them. */
record BalanceSettings(Settings settings) {
    private static final Map<String, String> TERMINATORS = Map.of("CRLF", "\r\n", "LF", "\n", "CR", "\r");

    String terminator() {
        return TERMINATORS.getOrDefault(settings.text("terminator"), "\r\n");
    }

    Duration replyTimeout() {
        return settings.duration("replyTimeout");
    }

    /** The command that reads the weight. */
    String reading() {
        return isTimedReading() ? "SC " + settings.duration("stabilityTimeout").toMillis() : "SI";
    }

    /** How much longer than any other answer the weight may take. */
    Duration readingTime() {
        return isTimedReading() ? settings.duration("stabilityTimeout") : Duration.ZERO;
    }

    boolean isUnstableGood() {
        return settings.text("unstableValue").equals("GOOD");
    }

    /** The name under which the balance answers ZI or TI. */
    String echo(String immediateCommand) {
        boolean isOwn = settings.text("immediateReply").equals("OWN_NAME");
        return isOwn ? immediateCommand : immediateCommand.substring(0, 1);
    }

    String adjustment() {
        return settings.text("adjustment");
    }

    boolean isKeysReported() {
        return settings.text("keyReports").equals("K4");
    }

    private boolean isTimedReading() {
        return settings.text("reading").equals("SC");
    }
}
