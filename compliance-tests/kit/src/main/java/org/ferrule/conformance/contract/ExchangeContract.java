package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** IDN, after which nothing else can be tried: a device that is not the one that was there, or not one that is supported. */
public final class ExchangeContract implements Contract {
    private static final Duration TOLD = Duration.ofSeconds(20);
    private static final List<String> UNHEARD_OF = List.of("99.99.99", "99v99.9-R99", "ZZZZ999", "none");

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        return Stream.of(
                Check.of(
                        Req.IDN_005,
                        "another device in its place blocks it, raises an alarm and is recorded",
                        (bench, notes) -> exchanged(bench, notes, plugin)),
                Check.of(
                        Req.IDN_006,
                        "a device with unsupported firmware does not become ready",
                        (bench, notes) -> unsupported(bench, notes)));
    }

    private static void exchanged(Bench bench, Notes notes, PluginArchive plugin) throws Exception {
        Candidate candidate = bench.candidate();
        if (!candidate.statement().anonymous().isEmpty()) {
            throw new NotApplicableException("the device tells no serial number: "
                    + candidate.statement().anonymous());
        }
        String before = bench.equipment().device().told("serialNumber");
        change(bench, notes, "serial " + Nameplates.random(notes.random()));
        boolean isBack = bench.equipment().device().carriesOut("serial " + before);
        Attachment.of(bench.rig(), plugin.symbolicName(), bench.patience()).renew();
        if (!isBack
                || !bench.equipment().awaitOnline(candidate.statement().within().online())) {
            bench.discard();
        }
    }

    private static void unsupported(Bench bench, Notes notes) throws Exception {
        String supported = bench.candidate().descriptor().identity().firmware();
        Optional<String> other = UNHEARD_OF.stream()
                .filter(version -> !version.matches(supported))
                .findFirst();
        if (supported.isEmpty()) {
            throw new NotTestedException("the descriptor names no 'firmware' that it was made for");
        } else if (other.isEmpty()) {
            throw new NotApplicableException("the descriptor supports every firmware: " + supported);
        }
        change(bench, notes, "firmware " + other.get());
        bench.discard();
    }

    /** Changes something of the device while its cable is out; the equipment must be blocked for it, and stays so. */
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
                throw new NotTestedException("the simulator has no order '" + order.split(" ", 2)[0] + " NEW'");
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
        } catch (Exception unusable) {
            bench.discard();
            throw unusable;
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
}
