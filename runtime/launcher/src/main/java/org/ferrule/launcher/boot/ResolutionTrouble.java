package org.ferrule.launcher.boot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleException;

/** Turns Felix's resolution messages into words that a vendor or integrator can act on. */
final class ResolutionTrouble {
    /** Felix lists the chain of requirements; the last one is the one that nobody provides. */
    private static final Pattern REQUIREMENT = Pattern.compile(
            "missing requirement \\[.*?\\)] (?<namespace>[a-zA-Z0-9._-]+); (?<filter>\\(.*?\\))(?=$|]| \\[| Unresolved)");

    private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern FROM = Pattern.compile("\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");
    private static final Pattern EXECUTION = Pattern.compile("osgi\\.ee=([^)]+)\\)(?:\\(version=([^)]+)\\))?");

    private ResolutionTrouble() {}

    static String inWords(BundleException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure.getType() != BundleException.RESOLVE_ERROR && !message.contains("missing requirement")) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return "its activator failed: " + cause;
        }
        Matcher requirement = REQUIREMENT.matcher(message);
        String filter = "";
        String namespace = "";
        while (requirement.find()) {
            namespace = requirement.group("namespace");
            filter = requirement.group("filter");
        }
        return describe(namespace, filter, message);
    }

    private static String describe(String namespace, String filter, String message) {
        Matcher wanted = PACKAGE.matcher(filter);
        if (namespace.equals("osgi.wiring.package") && wanted.find()) {
            return "nothing provides the Java package " + wanted.group(1) + range(filter)
                    + ". Add the bundle that exports it to plugins/, or have the vendor embed it in the plugin.";
        }
        Matcher execution = EXECUTION.matcher(filter);
        if (namespace.equals("osgi.ee") && execution.find()) {
            return "it needs " + execution.group(1) + " " + execution.group(2) + ", this is Java "
                    + Runtime.version().feature() + ". Start with a newer JDK.";
        }
        if (!filter.isEmpty()) {
            return "nothing provides " + namespace + " " + filter + ". Add the bundle that does to plugins/.";
        }
        return message;
    }

    private static String range(String filter) {
        Matcher below = BELOW.matcher(filter);
        Matcher from = FROM.matcher(filter);
        String low = from.find() ? " from version " + from.group(1) : "";
        return below.find() ? low + " and below " + below.group(1) : low;
    }
}
