package org.ferrule.conformance.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Objects;
import java.util.Timer;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallClockUseTest {
    @TempDir
    private Path directory = Path.of("");

    /** Takes the time from wherever it wants. */
    static final class Wilful {
        InstantSource clock() {
            return InstantSource.system();
        }
    }

    /** Takes it in ways that do not look like it, and that no code of ours may use. */
    @SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"})
    static final class Sly {
        boolean isLate(long deadline) {
            return new Date().getTime() > deadline || System.currentTimeMillis() > deadline;
        }

        Timer timer() {
            return new Timer("late", true);
        }

        Supplier<LocalDate> today() {
            return LocalDate::now;
        }
    }

    /** Takes the time that it is given. */
    static final class Obedient {
        Instant now(InstantSource clock) {
            return clock.instant();
        }

        Clock still(InstantSource clock) {
            return Clock.fixed(clock.instant(), ZoneOffset.UTC);
        }

        long interval(long since) {
            return System.nanoTime() - since;
        }
    }

    @Test
    void findsAClassThatReadsAClockOfItsOwn() throws IOException {
        assertThat(WallClockUse.in(jar(Wilful.class)))
                .singleElement()
                .asString()
                .contains("Wilful", "InstantSource.system");
    }

    @Test
    void findsDatesTimersAndReferencesToMethods() throws IOException {
        assertThat(String.join(", ", WallClockUse.in(jar(Sly.class))))
                .contains("Date.<init>", "System.currentTimeMillis", "Timer.<init>", "LocalDate.now");
    }

    @Test
    void letsAClassTakeTheTimeThatItIsGiven() throws IOException {
        assertThat(WallClockUse.in(jar(Obedient.class))).isEmpty();
    }

    private Path jar(Class<?> type) throws IOException {
        Path jar = directory.resolve("plugin.jar");
        String name = type.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return jar;
    }
}
