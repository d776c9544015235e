package org.ferrule.endtoend;

import java.nio.file.Path;

/** The packaged zip, which the build has unpacked and prepared as an integrator would. Nobody writes there. */
final class Distribution {
    private static final Path HOME = Path.of(System.getProperty("ferrule.home"));

    private Distribution() {}

    static Path home() {
        return HOME;
    }

    static Path command() {
        return HOME.resolve("bin").resolve("ferrule");
    }
}
