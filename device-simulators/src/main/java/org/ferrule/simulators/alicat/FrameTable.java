package org.ferrule.simulators.alicat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a controller says of itself in tables: the layout of its data frames, and who it is. */
final class FrameTable {

    private static final List<String> FLAGS =
            List.of("OPL", "POV", "TOV", "VOV", "MOV", "TMF", "OVR", "HLD", "EXH", "LCK");
    private static final List<String> LEGACY_FLAGS = List.of("LCK", "OVR", "POV", "TOV", "VOV", "MOV");

    private FrameTable() {}

    /** The answer to {@code ??D*}. */
    static String layout(AlicatController controller) {
        AlicatSettings settings = controller.settings();
        List<String> rows = settings.model().isLegacy() ? legacy(settings) : modern(settings);
        return String.join("\r", rows);
    }

    private static List<String> modern(AlicatSettings settings) {
        Table table = new Table(settings.unitId() + " D%02d %3s %-26s %-11s %5s %s");
        table.rows.add(
                settings.unitId() + " D00 ID_ NAME______________________ TYPE_______ WIDTH NOTES___________________");
        table.add("700", "Unit ID", "string", "1", "");
        for (Column column : settings.model().columns()) {
            String id = String.format(Locale.ROOT, "%03d", column.names().statistic());
            if (column.isGas()) {
                table.add(
                        id,
                        column.names().name(),
                        "string",
                        String.valueOf(column.shape().width()),
                        "");
            } else {
                String width = column.shape().width() + "/" + column.shape().decimals();
                String notes = String.format(
                        Locale.ROOT,
                        "%03d 02 %s",
                        column.unit().code(),
                        column.unit().label());
                table.add(id, column.names().name(), "s decimal", width, notes);
            }
        }
        table.add("701", "*Error", "string", "3", "ADC");
        FLAGS.forEach(flag -> table.add("702", "*Status", "string", "3", flag));
        return table.rows;
    }

    private static List<String> legacy(AlicatSettings settings) {
        Table table = new Table(settings.unitId() + "  D%02d %-11s %-9s %7s  %7s  %7s");
        table.rows.add(settings.unitId() + "  D00 NAME_______ TYPE_____ MinVal_  MaxVal_  UNITS__");
        table.add("Unit ID", "char", "A", "Z", "na");
        for (Column column : settings.model().columns()) {
            String name = column.names().legacyName();
            if (column.isGas()) {
                table.add(name, "string", "Air", "MyMix", "na");
            } else {
                double max = column.unit().label().contains("CCM")
                        ? settings.model().scale().full()
                        : 160;
                table.add(
                        name,
                        "signed",
                        shown(column, 0),
                        shown(column, max),
                        column.unit().label());
            }
        }
        table.add("Error", "string", "na", "ADC", "na");
        LEGACY_FLAGS.forEach(flag -> table.add("Status", "string", "na", flag, "na"));
        return table.rows;
    }

    private static String shown(Column column, double value) {
        return String.format(Locale.ROOT, "%+07." + column.shape().decimals() + "f", value);
    }

    /** The answer to {@code ??M*}. */
    static String identity(AlicatController controller) {
        AlicatModel model = controller.settings().model();
        String start = controller.settings().unitId() + "  M0";
        return String.join(
                "\r",
                start + "0 ALICAT SCIENTIFIC",
                start + "1 www.example.org",
                start + "2 Ph   000-000-0000",
                start + "3 info@example.org",
                start + "4 Model Number " + model.modelNumber(),
                start + "5 Serial Number " + controller.serialNumber(),
                start + "6 Date Manufactured 01/02/2024",
                start + "7 Date Calibrated   01/03/2024",
                start + "8 Calibrated By     SIM",
                start + "9 Software Revision " + controller.firmware());
    }

    private static final class Table {
        private final String format;
        private final List<String> rows = new ArrayList<>();

        private Table(String format) {
            this.format = format;
        }

        private void add(Object... cells) {
            Object[] all = new Object[cells.length + 1];
            all[0] = rows.size();
            System.arraycopy(cells, 0, all, 1, cells.length);
            rows.add(String.format(Locale.ROOT, format, all).stripTrailing());
        }
    }
}
