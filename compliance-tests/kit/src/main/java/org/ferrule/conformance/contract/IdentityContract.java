package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ValueType;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** IDN: the device says who it is, and stays who it is. */
public final class IdentityContract implements Contract {
    private static final int RECONNECTIONS = 3;
    private static final Duration TOLD = Duration.ofSeconds(20);
    private static final List<String> UNHEARD_OF = List.of("99.99.99", "99v99.9-R99", "ZZZZ999", "none");

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        PairRun pair = new PairRun(candidate);
        Stream<Check> always = Stream.of(
                Check.of(
                        Req.IDN_002,
                        "the serial number is the device's, also after another device took its place",
                        (bench, notes) -> pair.tell(Req.IDN_002, bench, notes)),
                Check.of(
                        Req.IDN_004,
                        "two devices of one type do not mix",
                        (bench, notes) -> pair.tell(Req.IDN_004, bench, notes)),
                Check.of(
                        Req.IDN_003,
                        "who it is stays the same over reconnections and a new start",
                        (bench, notes) -> same(bench, notes, candidate)),
                Check.of(
                        Req.IDN_005,
                        "another device in its place blocks it, raises an alarm and is recorded",
                        (bench, notes) -> exchanged(bench, notes, candidate)),
                Check.of(
                        Req.IDN_006,
                        "a device with unsupported firmware does not become ready",
                        (bench, notes) -> unsupported(bench, notes, candidate)));
        Stream<Check> due = candidate.descriptor().parameters().values().stream()
                .filter(IdentityContract::isDueDate)
                .map(parameter -> Check.of(
                        Req.IDN_008, parameter.id(), "is a date", (bench, notes) -> due(bench, notes, parameter)));
        return Stream.concat(always, due);
    }

    private static void same(Bench bench, Notes notes, Candidate candidate) throws Exception {
        Rig rig = bench.rig();
        Equipment equipment = rig.first();
        Duration online = candidate.statement().within().online();
        JsonNode before = equipment.view();
        for (int n = 0; n < RECONNECTIONS; n++) {
            Cable.pull(equipment);
            boolean isGone =
                    equipment.awaitOffline(candidate.statement().within().offline());
            Cable.plug(equipment);
            notes.require(
                    isGone && equipment.awaitOnline(online),
                    "the equipment should go from ONLINE and come back when its cable is pulled and plugged, and is "
                            + equipment.connection());
            compare(notes, before, equipment, "reconnection " + (n + 1));
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

    private static void exchanged(Bench bench, Notes notes, Candidate candidate) throws Exception {
        if (!candidate.statement().anonymous().isEmpty()) {
            throw new NotApplicableException("the device tells no serial number: "
                    + candidate.statement().anonymous());
        }
        change(bench, notes, "serial " + Nameplates.random(notes.random()));
    }

    private static void unsupported(Bench bench, Notes notes, Candidate candidate) throws Exception {
        String supported = candidate.descriptor().identity().firmware();
        Optional<String> other = UNHEARD_OF.stream()
                .filter(version -> !version.matches(supported))
                .findFirst();
        if (supported.isEmpty()) {
            throw new NotTestedException("the descriptor names no 'firmware' that it was made for");
        } else if (other.isEmpty()) {
            throw new NotApplicableException("the descriptor supports every firmware: " + supported);
        }
        change(bench, notes, "firmware " + other.get());
    }

    /** Changes something of the device while its cable is out; the equipment must be blocked for it. */
    private static void change(Bench bench, Notes notes, String order) throws Exception {
        Rig rig = bench.rig();
        Equipment equipment = rig.first();
        Duration offline = bench.candidate().statement().within().offline();
        Duration online = bench.candidate().statement().within().online();
        long recorded = rig.site().recorded();
        try {
            Cable.pull(equipment);
            boolean unused = equipment.awaitOffline(offline);
            if (!equipment.device().carriesOut(order)) {
                throw new NotTestedException("the simulator has no order '" + order.split(" ")[0] + " NEW'");
            }
            Cable.plug(equipment);
            notes.did("cable out, " + order + ", cable in");
            boolean isBlocked = bench.patience()
                    .awaitTrue(online, () -> equipment.connection().equals("BLOCKED"));
            notes.saw("interface: " + equipment.connection() + ", "
                    + equipment.view().path("reason").asText());
            notes.require(
                    isBlocked,
                    "the equipment should be BLOCKED after '" + order + "', and is " + equipment.connection());
            notes.require(
                    bench.patience().awaitTrue(TOLD, () -> isRecorded(rig, recorded)),
                    "the audit trail should say that another device answers, and has no record IDENTITY");
            notes.require(
                    bench.patience().awaitTrue(TOLD, () -> isAlarmed(rig)),
                    "the alarm identityChanged should be active, and is not");
        } finally {
            bench.discard();
        }
    }

    private static boolean isRecorded(Rig rig, long from) throws Exception {
        return rig.site().records(from).stream()
                .anyMatch(entry -> entry.path("action").asText().equals("IDENTITY")
                        && entry.path("target").asText().equals(rig.first().id()));
    }

    private static boolean isAlarmed(Rig rig) throws Exception {
        for (JsonNode alarm : rig.site().get("/api/v1/alarms")) {
            if (alarm.path("alarm").asText().equals("identityChanged")
                    && alarm.path("equipment").asText().equals(rig.first().id())
                    && alarm.path("active").asBoolean()) {
                return true;
            }
        }
        return false;
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
