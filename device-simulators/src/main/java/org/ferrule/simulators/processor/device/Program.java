package org.ferrule.simulators.processor.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A protocol that the device can run.
 *
 * @param name by which it is selected
 * @param version of it
 * @param parameters that a run needs, at most 20
 * @param steps in order
 */
public record Program(String name, String version, List<RunParameter> parameters, List<Step> steps) {

    /** Run parameters that a device has room for. */
    public static final int SLOTS = 20;

    public Program {
        parameters = List.copyOf(parameters);
        steps = List.copyOf(steps);
        if (parameters.size() > SLOTS || steps.isEmpty()) {
            throw new IllegalArgumentException(
                    name + ": a program has 1 or more steps and at most " + SLOTS + " parameters");
        }
    }

    /**
     * A number that a person sets for each run.
     *
     * @param name as shown
     * @param min least valid value
     * @param max greatest valid value
     */
    public record RunParameter(String name, int min, int max) {}

    /**
     * One step.
     *
     * @param name as shown
     * @param seconds it lasts, simulated
     * @param drawn mL/min that are drawn from the source; 0 draws nothing
     * @param speed of the centrifuge, 1/min
     */
    public record Step(String name, double seconds, double drawn, double speed) {}

    /** The programs that a new device has. */
    public static List<Program> delivered() {
        return List.of(
                new Program(
                        "WASH-1",
                        "3.2",
                        List.of(new RunParameter("WashVolume", 50, 500), new RunParameter("OutputVolume", 5, 100)),
                        List.of(
                                new Step("Prime", 60, 0, 0),
                                new Step("Load", 300, 20, 1600),
                                new Step("Wash", 240, 0, 1800),
                                new Step("Recover", 60, 0, 600))),
                new Program(
                        "HARVEST-2",
                        "1.0",
                        List.of(new RunParameter("OutputVolume", 5, 200)),
                        List.of(
                                new Step("Prime", 60, 0, 0),
                                new Step("Load", 1200, 40, 1500),
                                new Step("Recover", 90, 0, 600))));
    }

    /** MD5 over everything in it: 32 hexadecimal digits. */
    public String checksum() {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
