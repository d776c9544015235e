package org.ferrule.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Files of the tests, as text. */
public final class Resources {
    private Resources() {}

    public static final String DO_SENSOR = "descriptor/do-sensor.yaml";
    public static final String BIOREACTOR = "descriptor/bioreactor.yaml";
    public static final String SITE = "site/site.yaml";

    /** Every file without a mistake. */
    static Stream<String> goodFiles() {
        return Stream.of(DO_SENSOR, BIOREACTOR, SITE, "binding/modbus.yaml", "binding/line.yaml", "binding/opcua.yaml");
    }

    public static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no test resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The text with one piece replaced, which must be there. */
    public static String with(String name, String old, String replacement) {
        String text = text(name);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(name + " does not contain " + old);
        }
        return text.replace(old, replacement);
    }
}
