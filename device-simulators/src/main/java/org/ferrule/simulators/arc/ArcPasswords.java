package org.ferrule.simulators.arc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The passwords of the operator levels; USER has none.
 *
 * @param administrator 0 to 2^31-1
 * @param specialist 0 to 2^31-1
 */
public record ArcPasswords(int administrator, int specialist) {

    private static final String FACTORY = "factory.properties";

    /** What the manufacturer's manual publishes as factory setting, read from this package's {@code factory.properties}. */
    public static ArcPasswords factory() {
        Properties properties = new Properties();
        try (InputStream in = ArcPasswords.class.getResourceAsStream(FACTORY)) {
            if (in == null) {
                throw new IllegalStateException(FACTORY + " is missing from the simulator's jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArcPasswords(
                number(properties, "password.administrator"), number(properties, "password.specialist"));
    }

    int of(OperatorLevel level) {
        return switch (level) {
            case USER -> 0;
            case ADMINISTRATOR -> administrator;
            case SPECIALIST -> specialist;
        };
    }

    ArcPasswords with(OperatorLevel level, int password) {
        return switch (level) {
            case USER -> this;
            case ADMINISTRATOR -> new ArcPasswords(password, specialist);
            case SPECIALIST -> new ArcPasswords(administrator, password);
        };
    }

    @Override
    public String toString() {
        return "ArcPasswords[hidden]";
    }

    private static int number(Properties properties, String key) {
        String text = properties.getProperty(key, "");
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalStateException(FACTORY + ": " + key + " '" + text + "' is not a whole number", e);
        }
    }
}
