package org.ferrule.zoo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ferrule.zoo.driver.RegisterDriver;
import org.ferrule.zoo.driver.ZooDriver;

/** Drivers that are unusual and break nothing: the kit must let them pass. */
final class Odd {
    private Odd() {}

    /** By name. */
    static Map<String, Specimen> all() throws IOException {
        Map<String, Specimen> all = new LinkedHashMap<>();
        all.put("usual", Specimen.of(ZooDriver.class));
        all.put("smallest", Specimen.of(RegisterDriver.class));
        all.put("slowest", slowest());
        all.put("pushing", pushing());
        return all;
    }

    /** A device that takes its time, asked seldom, with long limits. */
    private static Specimen slowest() throws IOException {
        return Specimen.of(ZooDriver.class)
                .but(
                        Map.of(
                                "every: 250 ms", "every: 1 s",
                                "every: 200 ms", "every: 1 s",
                                "statusEvery: 250 ms", "statusEvery: 1 s",
                                "staleAfter: 5 s", "staleAfter: 15 s",
                                "callDeadline: 2500 ms", "callDeadline: 6 s",
                                "verifyWithin: 2 s", "verifyWithin: 5 s",
                                "default: 1 s", "default: 2 s"),
                        Map.of(
                                "\"{number}\"]", "\"{number}\", slow]",
                                "timeout: 1 s", "timeout: 2 s",
                                "offline: 5 s", "offline: 10 s",
                                "stop: 2 s", "stop: 4 s"));
    }

    /** A device that tells every change by itself, and whose numbers are read for no other reason than to see that it is alive. */
    private static Specimen pushing() throws IOException {
        return Specimen.of(ZooDriver.class)
                .but(
                        Map.of(
                                "[-100, 100], every", "[-100, 100], mode: pushed, every",
                                "[0, 1000], every", "[0, 1000], mode: pushed, every",
                                "[0, 1000000], every", "[0, 1000000], mode: pushed, every"),
                        Map.of("\"{number}\"]", "\"{number}\", pushing]"));
    }
}
