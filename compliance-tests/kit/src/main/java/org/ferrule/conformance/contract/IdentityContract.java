package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ValueType;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.statement.Statement;

/** IDN: the device says who it is, and stays who it is. */
public final class IdentityContract implements Contract {
    private static final int RECONNECTIONS = 3;
    private static final Duration TOLD = Duration.ofSeconds(20);

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        PairRun pair = new PairRun(candidate);
        Stream<Check> always = Stream.of(
                Check.of(
                        Req.IDN_002,
                        "the serial number is the device's, also of a device that nobody has seen before",
                        (bench, notes) -> pair.tell(Req.IDN_002, bench, notes)),
                Check.of(
                        Req.IDN_004,
                        "two devices of one type do not mix",
                        (bench, notes) -> pair.tell(Req.IDN_004, bench, notes)),
                Check.of(
                        Req.IDN_003,
                        "who it is stays the same over reconnections and a new start",
                        (bench, notes) -> same(bench, notes, plugin.symbolicName())));
        Stream<Check> due = candidate.descriptor().parameters().values().stream()
                .filter(IdentityContract::isDueDate)
                .map(parameter -> Check.of(
                        Req.IDN_008, parameter.id(), "is a date", (bench, notes) -> due(bench, notes, parameter)));
        return Stream.concat(always, due);
    }

    /** IDN-002 and IDN-004 look at the same two devices. */
    @Override
    public boolean isApart(Check before, Check check) {
        return !check.requirements().contains(Req.IDN_004);
    }

    private static void same(Bench bench, Notes notes, String bundle) throws Exception {
        Rig rig = bench.rig();
        Equipment equipment = rig.first();
        Statement.Limits within = bench.candidate().statement().within();
        Duration online = within.online();
        JsonNode before = equipment.view();
        for (int n = 0; n < RECONNECTIONS; n++) {
            Cable.pull(equipment);
            boolean isGone = equipment.awaitOffline(within.offline());
            Cable.plug(equipment);
            notes.require(
                    isGone && equipment.awaitOnline(online),
                    "the equipment should go from ONLINE and come back when its cable is pulled and plugged, and is "
                            + equipment.connection());
            compare(notes, before, equipment, "reconnection " + (n + 1));
            // Else the runtime would wait longer and longer before it tries again.
            Attachment.of(rig, bundle, bench.patience()).renew();
            notes.require(equipment.awaitOnline(online), "the equipment should come back after the plugin was stopped");
            compare(notes, before, equipment, "the plugin was stopped and started");
        }
        rig.site().kill();
        rig.site().restart();
        notes.require(equipment.awaitOnline(online), "the equipment should come back after the runtime was killed");
        compare(notes, before, equipment, "the runtime was killed and started");
    }

    private static void compare(Notes notes, JsonNode before, Equipment equipment, String what) throws Exception {
        JsonNode now = equipment.view();
        notes.did(what);
        notes.saw("interface: " + now.path("id").asText() + ", " + now.path("nameplate"));
        notes.require(
                now.path("id").equals(before.path("id"))
                        && now.path("nameplate").equals(before.path("nameplate")),
                "the device was " + before.path("id") + " " + before.path("nameplate") + " before, and is "
                        + now.path("id") + " " + now.path("nameplate") + " after " + what);
    }

    private static boolean isDueDate(ParameterDescriptor parameter) {
        return parameter.domain().type() == ValueType.TIMESTAMP
                && parameter.id().value().toLowerCase(Locale.ROOT).endsWith("due");
    }

    private static void due(Bench bench, Notes notes, ParameterDescriptor parameter) throws Exception {
        Equipment equipment = bench.equipment();
        boolean isShown = bench.patience()
                .awaitTrue(
                        TOLD,
                        () -> !equipment.sample(parameter.id()).path("value").isNull());
        JsonNode sample = equipment.sample(parameter.id());
        notes.saw("interface: " + sample.path("value") + ", " + sample.path("status"));
        notes.require(isShown, parameter.id() + " should be a date, and is " + sample.path("status"));
    }
}
