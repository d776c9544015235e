package org.ferrule.api.error;

/**
 * The configuration is wrong. The runtime blocks the equipment, shows the message and does not try again until the
 * configuration changes.
 *
 * @since 0.1
 */
public final class ConfigurationException extends FerruleException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Names the field that is wrong.
     *
     * @param field the setting as the site file names it, for example {@code unitId}
     * @param message what is wrong with which value, and what to write instead
     */
    public ConfigurationException(String field, String message) {
        super(ErrorCode.VALIDATION, field + ": " + message, null);
        this.field = field;
    }

    /** The setting that is wrong. */
    public String field() {
        return field;
    }
}
