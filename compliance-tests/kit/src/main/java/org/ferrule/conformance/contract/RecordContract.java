package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ValueType;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** AUD: what the trail says of a change is what happened at the device. */
public final class RecordContract implements Contract {
    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        Stream<Check> circumstances = Stream.of(Check.of(
                Req.AUD_031,
                "the trail names the plugin by its hash and the device by its serial number",
                (bench, notes) -> circumstances(bench, notes, plugin)));
        return Stream.concat(
                candidate.descriptor().parameters().values().stream()
                        .filter(ParameterDescriptor::isWritable)
                        .filter(parameter -> parameter.domain().type() == ValueType.REAL
                                && parameter.domain().range().isPresent())
                        .map(parameter -> Check.of(
                                Req.AUD_005,
                                parameter.id(),
                                "the record of a write has the old value that the device held, the new one, and the unit",
                                (bench, notes) -> write(bench, notes, parameter))),
                circumstances);
    }

    private static void write(Bench bench, Notes notes, ParameterDescriptor parameter) throws Exception {
        Equipment equipment = bench.equipment();
        String quantity = bench.candidate().statement().truth(parameter.id()).quantity();
        var range = parameter.domain().range().orElseThrow();
        double held = equipment.device().ask("truth").path(quantity).asDouble(Double.NaN);
        double wanted = range.low()
                + (range.high() - range.low()) * (0.25 + notes.random().nextInt(50) / 100.0);
        String value = String.format(Locale.ROOT, "%.1f", wanted);
        long from = bench.rig().site().recorded();
        JsonNode answer =
                equipment.write(parameter.id(), value, parameter.domain().unit());
        notes.did("wrote " + value + " " + parameter.domain().unit() + " while the device held " + held);
        List<JsonNode> records = bench.rig().site().records(from).stream()
                .filter(record ->
                        record.path("target").asText().contains(parameter.id().toString()))
                .filter(record -> record.path("phase").asText().equals("INTENT"))
                .toList();
        notes.require(
                records.size() == 1,
                records.size() + " intents are in the trail for one write; the interface says " + answer.path("phase"));
        JsonNode record = records.get(0);
        notes.saw("audit trail: old " + record.path("old") + ", new " + record.path("new") + " " + record.path("unit"));
        double tolerance = parameter.verification().orElseThrow().tolerance();
        notes.require(
                Math.abs(record.path("old").asDouble(Double.NaN) - held) <= tolerance,
                "the device held " + held + ", and the trail says that it was " + record.path("old"));
        notes.require(
                record.path("new").asText().equals(value)
                        || Math.abs(record.path("new").asDouble(Double.NaN) - Double.parseDouble(value)) <= tolerance,
                "the trail has " + record.path("new") + " as new value, and " + value + " was written");
        notes.require(
                record.path("unit").asText().equals(parameter.domain().unit()),
                "the trail has the unit '" + record.path("unit").asText() + "', and the descriptor has '"
                        + parameter.domain().unit() + "'");
    }

    private static void circumstances(Bench bench, Notes notes, PluginArchive plugin) throws Exception {
        Equipment equipment = bench.equipment();
        String serial = equipment.device().told("serialNumber");
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
}
