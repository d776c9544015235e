package org.ferrule.simulators.sics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.ferrule.simulators.fault.AnswerFaults;
import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.fault.FaultSetting;
import org.ferrule.simulators.fault.FaultWords;
import org.ferrule.simulators.fault.Faulty;

/** What happens to a balance that it did not choose; nothing, until told otherwise. Thread-safe. */
public final class SicsFaults implements Faulty {

    private static final double NO_PAN = -500;
    private static final double HEAVIEST = 1e6;
    private static final int LONGEST_BURST = 10_000;

    private final Deque<String> actions = new ArrayDeque<>();
    private final FaultCommands commands = new FaultCommands();
    private final FaultSetting<Double> mass = commands.sets(
            "mass GRAMS|vessel", Double.NaN, w -> w.is("vessel") ? Double.NaN : w.real(1, -HEAVIEST, HEAVIEST));
    private final FaultSetting<Double> vibration =
            commands.sets("vibration GRAMS|off", 0.0, words -> words.is("off") ? 0 : words.real(1, 0, 1e4));
    private final FaultSetting<Boolean> isStuck = commands.flags(Fault.STUCK, "stuck on|off");
    private final FaultSetting<Boolean> isNan = commands.flags(Fault.NAN, "nan on|off");
    private final FaultSetting<Boolean> isBusy = commands.flags("busy on|off");
    private final FaultSetting<String> error =
            commands.sets(Fault.EXCEPTION, "error CODE|off", "", SicsFaults::errorCode);
    private final FaultSetting<Boolean> isIgnoring = commands.flags(Fault.IGNORE, "ignore on|off");
    private final FaultSetting<Double> clamp = commands.sets(
            Fault.CLAMP, "clamp GRAMS|off", Double.NaN, w -> w.is("off") ? Double.NaN : w.real(1, 0, HEAVIEST));
    private final FaultSetting<Boolean> isAdjustmentFailing = commands.flags("adjustment fail|ok");
    private final FaultSetting<String> unit =
            commands.sets(Fault.PANEL, "unit NAME", "g", words -> MassUnits.require(words.text(1)));
    private final FaultSetting<String> serialNumber =
            commands.sets(Fault.SERIAL, "serial NEW", "", words -> SicsSettings.requireSerialNumber(words.text(1)));
    private final FaultSetting<Optional<String>> firmware = commands.sets(
            "firmware NEW", Optional.empty(), words -> Optional.of(SicsSettings.requireSerialNumber(words.text(1))));
    private final AnswerFaults answers = new AnswerFaults(commands);

    /** Nothing is wrong. */
    public SicsFaults() {
        commands.does("pan on|off", words -> mass.set(words.is("on") ? Double.NaN : NO_PAN));
        commands.does(Fault.REBOOT, "reboot", words -> act("reboot"));
        commands.does(Fault.PANEL, "panel tare|zero|clear-tare", words -> act(words.text(1)));
        commands.does(Fault.BURST, "burst N", words -> act("burst " + words.number(1, 1, LONGEST_BURST)));
        commands.clears(this::forgetActions);
        commands.lacks(Fault.TRANSACTION, "an MT-SICS answer has no number; 'late' on the wire is what comes closest");
        commands.lacks(Fault.WORD_ORDER, "MT-SICS says numbers in decimal digits");
        commands.lacks(Fault.CLOCK, "the balance that is simulated tells no time");
    }

    @Override
    public FaultCommands commands() {
        return commands;
    }

    private synchronized void act(String action) {
        actions.add(action);
    }

    private synchronized void forgetActions() {
        actions.clear();
    }

    /** What lies on the pan, g. */
    double massOr(DoubleSupplier vessel) {
        double forced = mass.get();
        return Double.isNaN(forced) ? vessel.getAsDouble() : forced;
    }

    double vibration() {
        return vibration.get();
    }

    /** Above this a preset tare is cut to it, and acknowledged so. */
    double clamped(double tare) {
        double limit = clamp.get();
        return Double.isNaN(limit) ? tare : Math.min(tare, limit);
    }

    boolean isStuck() {
        return isStuck.get();
    }

    boolean isValueNan() {
        return isNan.get();
    }

    boolean isBusy() {
        return isBusy.get();
    }

    /** Whether zero and tare are acknowledged and not done. */
    boolean isIgnoring() {
        return isIgnoring.get();
    }

    boolean isAdjustmentFailing() {
        return isAdjustmentFailing.get();
    }

    AnswerFaults answers() {
        return answers;
    }

    /** Such as {@code 10b}; empty if there is none. */
    String error() {
        return error.get();
    }

    /** In which weights are sent; the panel's choice. */
    String unit() {
        return unit.get();
    }

    /** Changes the unit at the host's wish. */
    void changeUnit(String wanted) {
        unit.set(wanted);
    }

    Optional<String> firmware() {
        return firmware.get();
    }

    Optional<String> serialNumber() {
        return Optional.of(serialNumber.get()).filter(number -> !number.isEmpty());
    }

    /** What happens once, in order. */
    synchronized Optional<String> nextAction() {
        return Optional.ofNullable(actions.poll());
    }

    private static String errorCode(FaultWords words) {
        String code = words.text(1);
        words.require(code.matches("\\d{1,2}[bt]|off"), "an error code is a number with b or t behind it");
        return code.equals("off") ? "" : code;
    }
}
