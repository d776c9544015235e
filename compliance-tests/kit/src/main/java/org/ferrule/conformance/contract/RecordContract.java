package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** AUD-031: the trail tells with what a site worked. */
public final class RecordContract implements Contract {
    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        return Stream.of(Check.of(
                Req.AUD_031,
                "the trail names the plugin by its hash and the device by its serial number",
                (bench, notes) -> circumstances(bench, notes, plugin)));
    }

    private static void circumstances(Bench bench, Notes notes, PluginArchive plugin) throws Exception {
        Equipment equipment = bench.equipment();
        String serial = serialNumber(bench, equipment);
        boolean hasPlugin = false;
        boolean hasDevice = false;
        for (JsonNode record : bench.rig().site().records(0)) {
            String text = record.toString();
            hasPlugin |= text.contains(plugin.sha256());
            hasDevice |= text.contains(serial);
        }
        notes.saw("audit trail: plugin " + hasPlugin + ", device " + hasDevice);
        notes.require(hasPlugin, "no record names the plugin by its SHA-256 " + plugin.sha256());
        notes.require(hasDevice, "no record names the device by its serial number " + serial);
    }

    /** What the device tells, or for one that tells none what the site says in its place. */
    private static String serialNumber(Bench bench, Equipment equipment) throws Exception {
        if (bench.candidate().statement().anonymous().isEmpty()) {
            return equipment.device().told("serialNumber");
        }
        String declared =
                equipment.view().path("nameplate").path("serialNumber").asText();
        if (declared.isEmpty()) {
            throw new NotMetException("the device tells no serial number, and the driver takes none from the site");
        }
        return declared;
    }
}
