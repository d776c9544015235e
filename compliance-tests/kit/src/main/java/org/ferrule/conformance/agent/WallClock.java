package org.ferrule.conformance.agent;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The wall clock of the process as all of java.time has it, which can be put forward and back. Intervals are measured elsewhere. */
final class WallClock {
    /** By how many seconds it is off; what the kit made of the JDK's class reads it. */
    private static final String STEP = "ferrule.conformance.step";

    private final Instrumentation instrumentation;
    private boolean canStep;

    WallClock(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Puts it.
     *
     * @param seconds ahead of the machine's clock; behind it if negative
     * @param file the class {@code java.time.Clock} as the kit has made it
     */
    JsonLine step(long seconds, String file) throws NoAnswerException {
        System.setProperty(STEP, Long.toString(seconds));
        if (!canStep) {
            try {
                instrumentation.redefineClasses(new ClassDefinition(Clock.class, Files.readAllBytes(Path.of(file))));
            } catch (IOException
                    | ClassNotFoundException
                    | UnmodifiableClassException
                    | UnsupportedOperationException e) {
                throw NoAnswerException.refused("this Java's clock cannot be put: " + e);
            }
            canStep = true;
        }
        return new JsonLine().put("seconds", seconds);
    }
}
