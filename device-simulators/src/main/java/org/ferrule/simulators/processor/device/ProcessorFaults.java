package org.ferrule.simulators.processor.device;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.fault.FaultSetting;
import org.ferrule.simulators.fault.FaultWords;
import org.ferrule.simulators.fault.Faulty;
import org.ferrule.simulators.order.RefusedOrderException;

/** What goes wrong with a device, and what people do at its panel; nothing, until told otherwise. Thread-safe. */
public final class ProcessorFaults implements Faulty {

    private static final Instant FAR_AWAY = Instant.parse("2099-12-31T00:00:00Z");
    private static final int LONGEST_OFFSET = 100_000_000;
    private static final int LARGEST = 999_999_999;
    private static final int LONGEST_BURST = 10_000;

    private final CounterflowDevice device;
    private volatile IntConsumer events = count -> {};
    private final FaultCommands commands = new FaultCommands();
    private final FaultSetting<Boolean> isIgnoring = commands.flags(Fault.IGNORE, "ignore on|off");
    private final FaultSetting<Boolean> isBusy = commands.flags(Fault.EXCEPTION, "busy on|off");
    private final FaultSetting<Boolean> isClamping = commands.flags(Fault.CLAMP, "clamp on|off");
    private final FaultSetting<Boolean> isStuck = commands.flags(Fault.STUCK, "stuck on|off");
    private final FaultSetting<Boolean> isNan = commands.flags(Fault.NAN, "nan on|off");
    private final FaultSetting<Boolean> isChecksumWrong = commands.flags("checksum wrong|right");
    private final FaultSetting<Boolean> isHistoryCorrupt = commands.flags("history corrupt|intact");
    private final FaultSetting<String> serialNumber = commands.sets(Fault.SERIAL, "serial NEW", "", w -> w.text(1));
    private final FaultSetting<Duration> clockOffset = commands.sets(
            Fault.CLOCK,
            "clock SECONDS",
            Duration.ZERO,
            words -> Duration.ofSeconds(words.number(1, -LONGEST_OFFSET, LONGEST_OFFSET)));

    ProcessorFaults(CounterflowDevice device) {
        this.device = device;
        commands.does(Fault.REBOOT, "reboot", words -> device.reboot());
        act("door open|close|error", words -> device.door(door(words.text(1))));
        act("kit load ID [LOT] [EXPIRY]", words -> device.load(kit(words), true));
        act("kit invalid", words -> device.load(new Kit("KIT-UNREADABLE", "", FAR_AWAY), false));
        act("kit remove", words -> device.load(null, false));
        panel();
        act("bubble", words -> device.ask(Waiting.BUBBLE));
        act("pressure", words -> device.ask(Waiting.PRESSURE));
        act("error [TEXT]...", words -> device.fail(words.rest(1)));
        commands.does(Fault.BURST, "burst N", words -> events.accept(words.number(1, 1, LONGEST_BURST)));
        commands.lacks(Fault.TRANSACTION, "numbers of requests lie inside the encrypted channel; 'corrupt' breaks it");
        commands.lacks(Fault.WORD_ORDER, "OPC UA has one order of bytes");
    }

    /** Something that the device may not let happen now. */
    @FunctionalInterface
    private interface Act {
        void act(FaultWords words) throws RefusedOrderException;
    }

    private void panel() {
        at("panel pause", words -> device.pause(Waiting.PANEL_PAUSE));
        at("panel resume", words -> device.resume(Waiting.PANEL_PAUSE));
        at("panel skip", words -> device.order(Order.SKIP));
        at("panel stop", words -> device.order(Order.STOP));
        at("panel send", words -> device.order(Order.SEND));
        at("panel start", words -> device.order(Order.RUN));
        at("panel acknowledge", words -> device.order(Order.ACKNOWLEDGE));
        at("panel abort", words -> device.order(Order.ABORT));
        at("panel clear-error", words -> device.order(Order.CLEAR_ERROR));
        at("panel clear-protocol", words -> device.order(Order.CLEAR_PROTOCOL));
        at("panel select PROGRAM", words -> device.select(words.text(2)));
        at("panel set N VALUE", words -> device.set(words.number(2, 1, LARGEST), words.number(3, -LARGEST, LARGEST)));
    }

    private void act(String usage, Act act) {
        commands.does(usage, acting(act));
    }

    private void at(String usage, Act act) {
        commands.does(Fault.PANEL, usage, acting(act));
    }

    private static Consumer<FaultWords> acting(Act act) {
        return words -> {
            try {
                act.act(words);
            } catch (RefusedOrderException e) {
                throw new IllegalArgumentException("'" + words.rest(0) + "' is not possible now: " + e.getMessage(), e);
            }
        };
    }

    private static Door door(String word) {
        return switch (word) {
            case "open" -> Door.OPEN;
            case "close" -> Door.CLOSED;
            default -> Door.ERROR;
        };
    }

    private static Kit kit(FaultWords words) {
        try {
            return new Kit(
                    words.text(2),
                    words.text(3).isEmpty() ? "LOT-1" : words.text(3),
                    words.text(4).isEmpty() ? FAR_AWAY : Instant.parse(words.text(4)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + words.rest(0) + "': write the expiry as 2027-01-31T00:00:00Z", e);
        }
    }

    @Override
    public FaultCommands commands() {
        return commands;
    }

    /** Says who can send events: the server that shows the device now, which is told how many. */
    public void sendsEvents(IntConsumer server) {
        events = server;
    }

    /** Orders are acknowledged and not followed. */
    boolean isIgnoring() {
        return isIgnoring.get();
    }

    /** Orders are refused. */
    boolean isBusy() {
        return isBusy.get();
    }

    /** Run parameters outside their range are moved into it. */
    boolean isClamping() {
        return isClamping.get();
    }

    /** Measurements stay as they are. */
    boolean isStuck() {
        return isStuck.get();
    }

    /** Measurements are not numbers. */
    boolean isNan() {
        return isNan.get();
    }

    /** The checksum that is shown is not the program's. */
    public boolean isChecksumWrong() {
        return isChecksumWrong.get();
    }

    /** The run history differs from its hash. */
    public boolean isHistoryCorrupt() {
        return isHistoryCorrupt.get();
    }

    Duration clockOffset() {
        return clockOffset.get();
    }

    /** The serial number, another one if a device was swapped. */
    public String serialNumber(String own) {
        String other = serialNumber.get();
        return other.isEmpty() ? own : other;
    }
}
