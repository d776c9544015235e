package org.ferrule.audit.store;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the operating system's kernel whether something disciplines its clock: Linux and macOS tell, others do not. */
final class KernelClock implements Supplier<ClockSync> {
    private static final Logger LOG = LoggerFactory.getLogger(KernelClock.class);
    /** More than any system's struct timex; a request of zeros changes nothing. */
    private static final int TIMEX_BYTES = 512;
    /** TIME_ERROR: the clock is not synchronised. */
    private static final int NOT_SYNCHRONISED = 5;

    private boolean isAsked;
    private @Nullable Function question;

    @Override
    public synchronized ClockSync get() {
        Function ask = question();
        if (ask == null) {
            return ClockSync.UNKNOWN;
        }
        try (Memory timex = new Memory(TIMEX_BYTES)) {
            timex.clear();
            int answer = ask.invokeInt(new Object[] {timex});
            if (answer < 0) {
                return ClockSync.UNKNOWN;
            }
            return answer < NOT_SYNCHRONISED ? ClockSync.SYNCHRONISED : ClockSync.UNSYNCHRONISED;
        }
    }

    private @Nullable Function question() {
        if (!isAsked) {
            isAsked = true;
            try {
                String name = name();
                question = name.isEmpty()
                        ? null
                        : NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction(name);
            } catch (LinkageError | RuntimeException e) {
                LOG.warn("records say clock UNKNOWN, because the system cannot be asked: {}", e.toString());
            }
        }
        return question;
    }

    private static String name() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("linux")) {
            return "adjtimex";
        }
        return system.startsWith("mac") ? "ntp_adjtime" : "";
    }
}
