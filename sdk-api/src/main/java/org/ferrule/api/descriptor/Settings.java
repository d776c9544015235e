package org.ferrule.api.descriptor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ferrule.api.model.Value;

/**
 * Checked settings of an equipment or a link. The runtime has filled in the defaults and refused everything that the
 * descriptor does not allow, so a driver need not check again.
 *
 * @since 0.1
 */
public final class Settings {
    private final Map<String, Value> values;
    private final Map<String, String> secrets;

    private Settings(Map<String, Value> values, Map<String, String> secrets) {
        this.values = Map.copyOf(values);
        this.secrets = Map.copyOf(secrets);
    }

    /** Settings without secrets. */
    public static Settings of(Map<String, Value> values) {
        return new Settings(values, Map.of());
    }

    /** The same settings with secrets that were resolved by the runtime's secret store. */
    public Settings withSecrets(Map<String, String> resolved) {
        return new Settings(values, resolved);
    }

    /**
     * A TEXT or ENUM setting.
     *
     * @throws IllegalArgumentException if the setting is not declared or has no value: a defect of the driver
     */
    public String text(String name) {
        return require(name, findText(name));
    }

    /** A TEXT or ENUM setting that may be missing. */
    public Optional<String> findText(String name) {
        return find(name, Value::text);
    }

    /**
     * An INT setting.
     *
     * @throws IllegalArgumentException if the setting is not declared or has no value: a defect of the driver
     */
    public int integer(String name) {
        return require(name, find(name, v -> Math.toIntExact(((Value.Int) v).value())));
    }

    /**
     * A REAL or INT setting.
     *
     * @throws IllegalArgumentException if the setting is not declared or has no value: a defect of the driver
     */
    public double real(String name) {
        return require(name, find(name, Value::number));
    }

    /**
     * A BOOL setting.
     *
     * @throws IllegalArgumentException if the setting is not declared or has no value: a defect of the driver
     */
    public boolean bool(String name) {
        return require(name, find(name, v -> ((Value.Bool) v).value()));
    }

    /**
     * A DURATION setting.
     *
     * @throws IllegalArgumentException if the setting is not declared or has no value: a defect of the driver
     */
    public Duration duration(String name) {
        return require(name, find(name, v -> ((Value.Span) v).value()));
    }

    /** A secret that the site file refers to by name; never logged, never in {@link #toString()}. */
    public Optional<String> findSecret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    private <T> Optional<T> find(String name, Function<Value, T> convert) {
        return Optional.ofNullable(values.get(name)).map(convert);
    }

    private <T> T require(String name, Optional<T> value) {
        return value.orElseThrow(() -> new IllegalArgumentException(
                "setting '" + name + "' is not declared in the descriptor or has no value; known: " + values.keySet()));
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
