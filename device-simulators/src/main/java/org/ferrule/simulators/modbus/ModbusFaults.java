package org.ferrule.simulators.modbus;

import java.util.OptionalInt;
import org.ferrule.simulators.fault.AnswerFaults;
import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.fault.FaultSetting;

/** What can go wrong with any Modbus device. */
public final class ModbusFaults {

    private static final int HIGHEST_CODE = 255;

    private final AnswerFaults answers;
    private final FaultSetting<Integer> exceptionCode;
    private final FaultSetting<Boolean> isTransactionWrong;
    private final FaultSetting<Boolean> areWordsSwapped;

    /** Declares the commands. */
    public ModbusFaults(FaultCommands commands) {
        answers = new AnswerFaults(commands);
        exceptionCode =
                commands.sets(Fault.EXCEPTION, "exception CODE|off", 0, words -> words.numberOrOff(1, 1, HIGHEST_CODE));
        commands.does("busy on|off", words -> exceptionCode.set(words.is("on") ? ModbusFault.BUSY : 0));
        isTransactionWrong = commands.flags(Fault.TRANSACTION, "transaction wrong|right");
        areWordsSwapped = commands.flags(Fault.WORD_ORDER, "words swapped|right");
    }

    /** What it does to all of its answers. */
    public AnswerFaults answers() {
        return answers;
    }

    /** The exception with which every request is refused. */
    public OptionalInt exceptionCode() {
        int code = exceptionCode.get();
        return code == 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** Whether answers carry another number than the request; on RTU, where there is none, the address of another device. */
    public boolean isTransactionWrong() {
        return isTransactionWrong.get();
    }

    /** Whether 32-bit values lie with their words the other way round, read and written. */
    public boolean areWordsSwapped() {
        return areWordsSwapped.get();
    }
}
