package org.ferrule.launcher.cli;

/** The demonstration's time is over before its script; no failure. */
final class DemoTimeUpException extends Exception {
    private static final long serialVersionUID = 1L;

    DemoTimeUpException() {
        super("the demonstration's time is over");
    }
}
