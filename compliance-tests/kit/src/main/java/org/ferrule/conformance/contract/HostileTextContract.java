package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.witness.DeedSeen;
import org.ferrule.conformance.witness.RuntimeWitness;

/** SEC-010: whatever a device calls itself, it is a text and nothing else. */
public final class HostileTextContract implements Contract {
    private static final Duration DEED = Duration.ofSeconds(15);

    /** Short ones, because serial numbers are. */
    private static final List<String> CORPUS = List.of(
            "../../../../EVIL",
            "/tmp/EVIL-ferrule",
            "<b>EVIL</b>",
            "${jndi:EVIL}",
            "%s%n%x-EVIL",
            "'; DROP EVIL --",
            "{\"EVIL\":[",
            "EVIL".repeat(64));

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        return Stream.of(Check.of(
                Req.SEC_010,
                "hostile texts of the device stay texts",
                (bench, notes) -> hostile(bench, notes, plugin.symbolicName())));
    }

    private static void hostile(Bench bench, Notes notes, String bundle) throws Exception {
        Equipment equipment = bench.equipment();
        Rig rig = bench.rig();
        Set<String> before = files(rig.directory());
        List<String> presented = new ArrayList<>();
        for (String text : CORPUS) {
            try {
                equipment.device().order("serial " + text);
            } catch (IOException refused) {
                continue;
            }
            presented.add(text);
            // Attached anew, because an exchanged device is blocked until somebody has looked at it.
            attach(rig, bundle);
            String shown = seen(bench, equipment, text);
            notes.require(
                    rig.site().process().isAlive(), "the runtime died when the device called itself '" + text + "'");
            notes.require(
                    shown.equals(text), "the device calls itself '" + text + "', and the interface shows " + shown);
        }
        notes.did("the device called itself " + presented);
        if (presented.isEmpty()) {
            throw new NotTestedException("the device can be given no hostile serial number");
        }
        Set<String> made = files(rig.directory());
        made.removeAll(before);
        made.removeIf(name -> !name.contains("EVIL"));
        notes.saw("the disk: new files with such names " + made);
        notes.require(made.isEmpty(), "files were made whose names the device chose: " + made);
        String state = rig.site().process().witness().bundles().stream()
                .filter(one -> one.name().equals(bundle))
                .map(one -> one.state())
                .findFirst()
                .orElse("gone");
        notes.saw("the framework: the plugin is " + state);
        notes.require(state.equals("ACTIVE"), "the plugin is " + state + " after what the device said");
        bench.discard();
    }

    private static void attach(Rig rig, String bundle) throws Exception {
        RuntimeWitness witness = rig.site().process().witness();
        for (DeedSeen deed : List.of(witness.stop(bundle, DEED), witness.start(bundle, DEED))) {
            if (!deed.isGood()) {
                throw new NotMetException("the plugin cannot be attached anew: " + deed);
            }
        }
    }

    /** The equipment as it is shown when the other serial number was noticed, or its nameplate if exchanging is none of its features. */
    private static String seen(Bench bench, Equipment equipment, String text) throws Exception {
        bench.patience()
                .awaitTrue(
                        bench.candidate().statement().within().online(),
                        () -> equipment.view().toString().contains(escaped(text)));
        JsonNode view = equipment.view();
        return view.toString().contains(escaped(text))
                ? text
                : view.path("nameplate").path("serialNumber") + ", " + view.path("connection") + " "
                        + view.path("reason");
    }

    private static String escaped(String text) {
        return text.replace("\"", "\\\"");
    }

    private static Set<String> files(Path directory) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path place : List.of(directory, Path.of("/tmp"))) {
            try (Stream<Path> all = Files.walk(place, place.equals(directory) ? Integer.MAX_VALUE : 1)) {
                all.map(Path::toString).forEach(names::add);
            }
        }
        return names;
    }
}
