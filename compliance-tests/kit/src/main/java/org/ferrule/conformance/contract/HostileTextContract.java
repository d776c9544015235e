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
    public static final String MARK = "EVIL";

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
        try {
            tried(bench, notes, bundle);
        } catch (Exception unusable) {
            bench.discard();
            throw unusable;
        }
    }

    private static void tried(Bench bench, Notes notes, String bundle) throws Exception {
        Rig rig = bench.rig();
        Equipment equipment = rig.first();
        String serial = equipment.device().told("serialNumber");
        Map<String, String> before = texts(bench, equipment);
        NewFiles files = NewFiles.from(rig.directory());
        int presented = 0;
        for (String text : CORPUS) {
            presented += said(bench, notes, bundle, text) ? 1 : 0;
        }
        for (Map.Entry<String, String> text : before.entrySet()) {
            boolean unused = new DeviceTruth(equipment.device()).put(text.getKey(), text.getValue());
        }
        equipment.device().order("truth free");
        // At last, because a device that calls itself otherwise is let in no more.
        for (String text : CORPUS) {
            presented += called(bench, notes, bundle, text) ? 1 : 0;
        }
        if (presented == 0 && isWordless(bench)) {
            throw new NotApplicableException(
                    "the device tells no text at all: no parameter is one, it can be given no code, and of"
                            + " its serial number the statement says: "
                            + bench.candidate().statement().anonymous());
        }
        if (presented == 0) {
            throw new NotTestedException("the device can be given no hostile text: no 'serial NEW', no text among the"
                    + " 'values', no 'unknown' code among the 'events'");
        }
        List<String> made = files.named(MARK);
        notes.saw("the disk: new files with such names " + made);
        notes.require(made.isEmpty(), "files were made whose names the device chose: " + made);
        boolean isRestored = equipment.device().carriesOut("serial " + serial);
        Attachment.of(rig, bundle, bench.patience()).renew();
        if (!isRestored
                || !equipment.awaitOnline(bench.candidate().statement().within().online())) {
            bench.discard();
        }
    }

    /** Lets the device show a text and report it as a code, wherever it can; false if it can nowhere. */
    private static boolean said(Bench bench, Notes notes, String bundle, String text) throws Exception {
        Rig rig = bench.rig();
        Equipment equipment = rig.first();
        Map<String, String> held = held(bench, equipment, text);
        Optional<Statement.Events> reported = reported(bench, equipment, text);
        if (held.isEmpty() && reported.isEmpty()) {
            return false;
        }
        notes.did("the device said '" + text + "' as " + held.keySet() + (reported.isPresent() ? " and code" : ""));
        // Asks for everything at once, also for what is polled seldom.
        Attachment.of(rig, bundle, bench.patience()).renew();
        Duration online = bench.candidate().statement().within().online();
        boolean isOnline = equipment.awaitOnline(online);
        requireAlive(rig, notes, text);
        notes.require(
                isOnline, "the equipment is not ONLINE with '" + text + "' in what the device says: " + who(equipment));
        for (Map.Entry<String, String> parameter : held.entrySet()) {
            boolean isSame = bench.patience()
                    .awaitTrue(SHOWN, () -> value(equipment, parameter.getKey()).equals(parameter.getValue()));
            notes.require(
                    isSame,
                    "the device holds '" + parameter.getValue() + "' for " + parameter.getKey()
                            + ", and the interface shows '" + value(equipment, parameter.getKey()) + "'");
        }
        if (reported.isPresent()) {
            boolean unused = equipment
                    .device()
                    .carriesOut(named(reported.get().restored(), reported.get().code(), text));
        }
        return true;
    }

    /** Lets the device call itself so; false if it does not. */
    private static boolean called(Bench bench, Notes notes, String bundle, String text) throws Exception {
        Rig rig = bench.rig();
        Equipment equipment = rig.first();
        if (!bench.candidate().statement().anonymous().isEmpty()
                || !equipment.device().carriesOut("serial " + text)) {
            return false;
        }
        notes.did("the device called itself '" + text + "'");
        Attachment.of(rig, bundle, bench.patience()).renew();
        boolean isShown = isShown(bench, equipment, text);
        requireAlive(rig, notes, text);
        notes.require(isShown, "the device calls itself '" + text + "', and the interface shows " + who(equipment));
        return true;
    }

    private static void requireAlive(Rig rig, Notes notes, String text) throws NotMetException {
        notes.require(rig.site().process().isAlive(), "the runtime died when the device said '" + text + "'");
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
                .collect(Collectors.toMap(
                        Function.identity(), quantity -> truth.path(quantity).asText()));
    }

    private static boolean isWordless(Bench bench) {
        return !bench.candidate().statement().anonymous().isEmpty()
                && bench.candidate().descriptor().parameters().values().stream()
                        .noneMatch(parameter -> parameter.domain().type() == ValueType.TEXT);
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

    private static String who(Equipment equipment) throws Exception {
        JsonNode view = equipment.view();
        return view.path("nameplate").path("serialNumber") + ", " + view.path("connection") + " " + view.path("reason");
    }

    private static String value(Equipment equipment, String parameter) throws Exception {
        return equipment.sample(parameter).path("value").asText();
    }
}
