package org.ferrule.plugin.arc;

import java.util.OptionalLong;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.Registers;

/** Who the sensor takes us for. It knows one level for everybody on its line, so we stay above U for single requests only. */
final class OperatorLevel {
    private static final String SETTING = "administratorPassword";
    private static final int REGISTER = 4288;
    private static final long USER = 0x03;
    private static final long ADMINISTRATOR = 0x0C;

    private final ArcRegisters registers;
    private final DeviceEvents events;
    private final OptionalLong password;

    private OperatorLevel(ArcRegisters registers, DeviceEvents events, OptionalLong password) {
        this.registers = registers;
        this.events = events;
        this.password = password;
    }

    static OperatorLevel of(ArcRegisters registers, SessionContext context) throws ConfigurationException {
        String secret = context.settings().findSecret(SETTING).orElse("");
        // The number must not be told, neither here nor by the cause of the exception.
        if (!secret.matches("[0-9]{0,9}")) {
            throw new ConfigurationException(SETTING, "the secret must be a whole number of at most nine digits.");
        }
        OptionalLong password = secret.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(secret));
        return new OperatorLevel(registers, context.events(), password);
    }

    boolean canEnter() {
        return password.isPresent();
    }

    long requirePassword() throws DeviceException {
        return password.orElseThrow(() -> DeviceException.beforeSending(
                "operator level",
                "calibrating needs operator level A. Give the equipment " + SETTING
                        + ": {secret: NAME} in the site file, and restart."));
    }

    /** Enters level A, and is true; call {@link #leave()} whatever comes of it. */
    boolean enter() throws ConnectionException, DeviceException {
        long number = requirePassword();
        try {
            write(ADMINISTRATOR, number);
            return true;
        } catch (DeviceException refused) {
            throw new DeviceException(
                    refused.deviceCode(),
                    "the sensor refuses operator level A, most likely because the password is wrong. Put the one that "
                            + "is set in the sensor into the secret that " + SETTING + " names, and restart.");
        }
    }

    /** Back to level U. What came of the work above stands, whether or not this succeeds. */
    void leave() {
        try {
            write(USER, 0);
        } catch (ConnectionException | DeviceException lost) {
            events.event(
                    "operatorLevel",
                    "the sensor may still be at operator level A (" + lost.getMessage()
                            + "). Run readCalibration when it answers, or switch the sensor off and on.",
                    null);
        }
    }

    private void write(long level, long number) throws ConnectionException, DeviceException {
        registers.write(REGISTER, Registers.ofUint32(registers.wordOrder(), level, number));
    }
}
