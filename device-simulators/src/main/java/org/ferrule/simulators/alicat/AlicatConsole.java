package org.ferrule.simulators.alicat;

import java.util.Locale;
import java.util.OptionalDouble;
import org.ferrule.simulators.alicat.AlicatModel.FlowScale;
import org.ferrule.simulators.alicat.Valve.Hold;

/** The ASCII side of one controller: what it answers to what is said after its unit id. */
final class AlicatConsole {

    private static final String REJECTION = "?";
    private static final double LEGACY_FULL_SCALE = 64_000;
    private static final String MASS_FLOW = "5";
    private static final int GAS_REGISTER = 46;
    private static final int LOOP_REGISTER = 122;
    /** What register 122 holds while the loop controls mass flow; this simulator knows no other loop variable. */
    private static final int MASS_FLOW_LOOP = 0b100101;

    private final AlicatController controller;
    private final AlicatModel model;
    private final char unitId;

    AlicatConsole(AlicatController controller) {
        this.controller = controller;
        this.model = controller.settings().model();
        this.unitId = controller.settings().unitId();
    }

    /** One answer, without the carriage return after its last line. */
    String answer(String request) {
        // The oldest form of a request has two dollar signs before it, and is still taken.
        String body = request.strip().toUpperCase(Locale.ROOT).replaceFirst("^\\$\\$", "");
        return switch (body) {
            case "" -> frame();
            case "VE" -> unitId + "   " + controller.firmware() + " Jan  9 2025,15:04:07";
            case "??D*" -> FrameTable.layout(controller);
            case "??M*" -> FrameTable.identity(controller);
            case "??G*" -> GasTable.rows(unitId);
            case "V" -> after(controller::tareFlow);
            case "HP" -> after(() -> controller.hold(Hold.CURRENT));
            case "HC" -> after(() -> controller.hold(Hold.CLOSED));
            case "C" -> after(() -> controller.hold(Hold.NONE));
            case "U" -> after(() -> controller.lock(false));
            case "L" -> after(() -> controller.lock(true));
            default -> model.isLegacy() ? legacy(body) : modern(body);
        };
    }

    private String modern(String body) {
        String argument = body.substring(body.indexOf(' ') + 1).strip();
        if (body.equals("T")) {
            return after(controller::tareFlow);
        } else if (body.matches("T [12]")) {
            return after(controller::resetTotalizer);
        } else if (body.matches("LS( .*)?")) {
            return body.equals("LS") || isSet(argument) ? setPoint() : REJECTION;
        } else if (body.matches("GS( \\d{1,3})?")) {
            return body.equals("GS") || isSelected(argument) ? gas() : REJECTION;
        } else if (body.matches("FPF \\d{1,3}")) {
            return argument.equals(MASS_FLOW) ? fullScale() : unitId + " " + REJECTION;
        }
        return common(body);
    }

    /** The trap of old firmware: L with anything behind it locks the panel, and T resets the totalizer. */
    private String legacy(String body) {
        if (body.startsWith("L")) {
            return after(() -> controller.lock(true));
        } else if (body.startsWith("T")) {
            return after(controller::resetTotalizer);
        } else if (body.matches("\\d{1,5}")) {
            boolean isSet = controller.command(Integer.parseInt(body) / LEGACY_FULL_SCALE * model.fullScale());
            return isSet ? frame() : REJECTION;
        }
        return common(body);
    }

    private String common(String body) {
        if (body.matches("S ?[-+.\\d]+")) {
            return isSet(body.substring(1).strip()) ? frame() : REJECTION;
        } else if (body.matches("G ?\\d{1,3}")) {
            return isSelected(body.substring(1).strip()) ? frame() : REJECTION;
        } else if (body.matches("W46=\\d{1,3}")) {
            return isSelected(body.substring("W46=".length())) ? register(GAS_REGISTER, controller.gas()) : REJECTION;
        } else if (body.equals("R" + GAS_REGISTER)) {
            return register(GAS_REGISTER, controller.gas());
        } else if (body.equals("R" + LOOP_REGISTER)) {
            return register(LOOP_REGISTER, MASS_FLOW_LOOP);
        }
        return REJECTION;
    }

    private String register(int number, int value) {
        return String.format(Locale.ROOT, "%s   %03d = %d", unitId, number, value);
    }

    private String after(Runnable act) {
        if (controller.faults().isRejecting()) {
            return REJECTION;
        }
        if (!controller.faults().isIgnoring()) {
            act.run();
        }
        return frame();
    }

    private boolean isSet(String number) {
        OptionalDouble shown = parse(number);
        return shown.isPresent()
                && controller.command(shown.getAsDouble() * model.scale().mlPerMin());
    }

    private boolean isSelected(String number) {
        return controller.commandGas(Integer.parseInt(number));
    }

    /** A data frame. */
    String frame() {
        Readings readings = controller.readings();
        StringBuilder frame = new StringBuilder().append(unitId);
        for (Column column : model.columns()) {
            String word = column.isGas()
                    ? String.format(Locale.ROOT, "%6s", GasTable.name(controller.gas()))
                    : column.print(readings, model.isLegacy());
            frame.append(' ').append(word);
        }
        controller.codes().forEach(code -> frame.append(' ').append(code));
        return frame.toString();
    }

    private String setPoint() {
        FlowScale scale = model.scale();
        Readings now = controller.readings();
        return String.format(
                Locale.ROOT,
                "%s %+07.2f %+07.2f %d %s",
                unitId,
                now.flow() / scale.mlPerMin(),
                now.setPoint() / scale.mlPerMin(),
                scale.code(),
                scale.label());
    }

    private String gas() {
        int number = controller.gas();
        return unitId + " " + number + " "
                + GasTable.find(number)
                        .map(gas -> gas.name() + " " + gas.longName())
                        .orElse(REJECTION);
    }

    private String fullScale() {
        FlowScale scale = model.scale();
        return String.format(Locale.ROOT, "%s %+.2f %d %s", unitId, scale.full(), scale.code(), scale.label());
    }

    private static OptionalDouble parse(String number) {
        return number.matches("[-+]?\\d{1,9}(\\.\\d{0,9})?")
                ? OptionalDouble.of(Double.parseDouble(number))
                : OptionalDouble.empty();
    }
}
