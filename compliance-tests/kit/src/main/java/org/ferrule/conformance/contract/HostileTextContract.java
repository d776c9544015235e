package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ValueType;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.DeviceTruth;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.statement.Statement;

/**
 * SEC-010: whatever a device calls itself, shows as a text or reports as a code is a text and nothing else. A text is tried wherever the
 * simulator can be given it; what it refuses, its device could not say.
 */
public final class HostileTextContract implements Contract {
    /** In each of them, so that a file that was made of one is known. */
    static final String MARK = "EVIL";

    /** Short ones, because serial numbers are. */
    private static final List<String> CORPUS = List.of(
            "../../../../EVIL",
            System.getProperty("java.io.tmpdir") + "/EVIL-ferrule",
            "<b>EVIL</b>",
            "${jndi:EVIL}",
            "%s%n%x-EVIL",
            "'; DROP EVIL --",
            "{\"EVIL\":[",
            MARK.repeat(64));

    private static final Duration SHOWN = Duration.ofSeconds(10);

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        return Stream.of(Check.of(
                Req.SEC_010,
                "hostile texts of the device stay texts",
                (bench, notes) -> hostile(bench, notes, plugin.symbolicName())));
    }

    private static void hostile(Bench bench, Notes notes, String bundle) throws Exception {
        Rig rig = bench.rig();
        String serial = rig.first().device().told("serialNumber");
        Map<String, String> before = texts(bench, rig.first());
        NewFiles files = NewFiles.from(rig.directory());
        int presented = 0;
        for (String text : CORPUS) {
            presented += present(bench, notes, bundle, text) ? 1 : 0;
        }
        if (presented == 0) {
            throw new NotTestedException("the device can be given no hostile text: no 'serial NEW', no text among the"
                    + " 'values', no 'unknown' code among the 'events'");
        }
        List<String> made = files.named(MARK);
        notes.saw("the disk: new files with such names " + made);
        notes.require(made.isEmpty(), "files were made whose names the device chose: " + made);
        boolean isRestored = rig.first().device().carriesOut("serial " + serial);
        rig.first().device().order("truth free");
        for (Map.Entry<String, String> text : before.entrySet()) {
            isRestored &= new DeviceTruth(rig.first().device()).put(text.getKey(), text.getValue());
        }
        Attachment.of(rig, bundle, bench.patience()).renew();
        Duration online = bench.candidate().statement().within().online();
        if (!rig.first().awaitOnline(online) || !isRestored) {
            bench.discard();
        }
    }

    /** Puts a text wherever it goes; false if the device takes it nowhere. */
    private static boolean present(Bench bench, Notes notes, String bundle, String text) throws Exception {
        Rig rig = bench.rig();
        Equipment equipment = rig.first();
        boolean isSerial = equipment.device().carriesOut("serial " + text);
        Map<String, String> held = held(bench, equipment, text);
        Optional<Statement.Events> reported = reported(bench, equipment, text);
        if (!isSerial && held.isEmpty() && reported.isEmpty()) {
            return false;
        }
        notes.did("'" + text + "' as " + (isSerial ? "serial number " : "") + held.keySet()
                + (reported.isPresent() ? " and unknown code" : ""));
        // Attached anew, because an exchanged device is blocked until somebody has looked at it.
        Attachment.of(rig, bundle, bench.patience()).renew();
        boolean isSeen = !isSerial || isShown(bench, equipment, text);
        notes.require(rig.site().process().isAlive(), "the runtime died when the device said '" + text + "'");
        notes.require(isSeen, "the device calls itself '" + text + "', and the interface shows " + nameplate(equipment));
        for (Map.Entry<String, String> parameter : held.entrySet()) {
            boolean isSame = bench.patience()
                    .awaitTrue(SHOWN, () -> value(equipment, parameter.getKey()).equals(parameter.getValue()));
            notes.require(
                    isSame,
                    "the device holds '" + parameter.getValue() + "' for " + parameter.getKey()
                            + ", and the interface shows '" + value(equipment, parameter.getKey()) + "'");
        }
        Duration online = bench.candidate().statement().within().online();
        notes.require(
                equipment.awaitOnline(online),
                "the equipment is not ONLINE with '" + text + "' in what the device says: " + nameplate(equipment));
        if (reported.isPresent()) {
            equipment.device().carriesOut(named(reported.get().restored(), reported.get().code(), text));
        }
        return true;
    }

    /** What the device holds then, by the parameters that take the text. */
    private static Map<String, String> held(Bench bench, Equipment equipment, String text) throws IOException {
        DeviceTruth truth = new DeviceTruth(equipment.device());
        Map<String, String> held = new LinkedHashMap<>();
        for (ParameterDescriptor parameter : textParameters(bench)) {
            String quantity = quantity(bench, parameter);
            if (truth.put(quantity, text)) {
                held.put(parameter.id().toString(), truth.tell(quantity).asText());
            }
        }
        return held;
    }

    /** What the device holds now, by the simulator's names. */
    private static Map<String, String> texts(Bench bench, Equipment equipment) throws IOException {
        JsonNode truth = new DeviceTruth(equipment.device()).tell();
        return textParameters(bench).stream()
                .map(parameter -> quantity(bench, parameter))
                .filter(truth::has)
                .collect(Collectors.toMap(Function.identity(), quantity -> truth.path(quantity).asText()));
    }

    private static List<ParameterDescriptor> textParameters(Bench bench) {
        return bench.candidate().descriptor().parameters().values().stream()
                .filter(parameter -> parameter.domain().type() == ValueType.TEXT)
                .filter(parameter -> !quantity(bench, parameter).isEmpty())
                .toList();
    }

    private static String quantity(Bench bench, ParameterDescriptor parameter) {
        return bench.candidate().statement().truth(parameter.id()).quantity();
    }

    /** Lets the device report what nobody knows, under this name; empty if it cannot. */
    private static Optional<Statement.Events> reported(Bench bench, Equipment equipment, String text)
            throws IOException {
        Statement.Events events = bench.candidate().statement().events();
        boolean isOneWord = !text.contains(" ");
        boolean isReported = isOneWord
                && !events.unknown().isEmpty()
                && !events.code().isEmpty()
                && equipment.device().carriesOut(named(events.unknown(), events.code(), text));
        return isReported ? Optional.of(events) : Optional.empty();
    }

    private static String named(String order, String code, String text) {
        return order.replace(code, text);
    }

    /** As the serial number, or in the reason why another device is not let in. */
    private static boolean isShown(Bench bench, Equipment equipment, String text) {
        return bench.patience()
                .awaitTrue(
                        bench.candidate().statement().within().online(),
                        () -> equipment.view().toString().contains(text.replace("\"", "\\\"")));
    }

    private static String nameplate(Equipment equipment) throws Exception {
        JsonNode view = equipment.view();
        return view.path("nameplate").path("serialNumber") + ", " + view.path("connection") + " " + view.path("reason");
    }

    private static String value(Equipment equipment, String parameter) throws Exception {
        return equipment.sample(parameter).path("value").asText();
    }
}
