package org.ferrule.simulators.arc;

import org.ferrule.simulators.modbus.ModbusFault;

/** The operator level in force and the passwords that guard it. */
final class Access {

    private final ArcPasswords factory;
    private ArcPasswords passwords;
    private OperatorLevel level = OperatorLevel.USER;

    Access(ArcPasswords factory) {
        this.factory = factory;
        this.passwords = factory;
    }

    OperatorLevel level() {
        return level;
    }

    /** A wrong code or password is answered with exception 4 and leaves the level as it was (EPHUM011, figure 2.2.1.7). */
    void enter(int[] registers) throws ModbusFault {
        OperatorLevel wanted = decode(registers);
        if (passwords.of(wanted) != Words.uint32(registers, 2)) {
            throw new ModbusFault(ModbusFault.DEVICE_FAILURE, "wrong password for operator level " + wanted);
        }
        level = wanted;
    }

    void change(int[] registers) throws ModbusFault {
        passwords = passwords.with(decode(registers), Words.uint32(registers, 2));
    }

    void restart() {
        level = OperatorLevel.USER;
    }

    void recall() {
        passwords = factory;
    }

    /** The password is never told. */
    int[] block() {
        return new Words(4).uint32(level.code()).uint32(0).registers();
    }

    private static OperatorLevel decode(int[] registers) throws ModbusFault {
        int code = Words.uint32(registers, 0);
        for (OperatorLevel candidate : OperatorLevel.values()) {
            if (candidate.code() == code) {
                return candidate;
            }
        }
        throw new ModbusFault(ModbusFault.DEVICE_FAILURE, "no operator level has code " + code);
    }
}
