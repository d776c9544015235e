package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** IDN: the device says who it is, and stays who it is. */
public final class IdentityContract implements Contract {
    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        return Stream.of(
                Check.of(
                        Req.IDN_002,
                        "the serial number is the device's, also after another device took its place",
                        this::nameplate),
                Check.of(Req.IDN_004, "two devices of one type do not mix", this::two));
    }

    private void nameplate(Bench bench, Notes notes) throws Exception {
        Equipment equipment = bench.equipment();
        String first = serial(equipment);
        notes.did("the simulator presented serial number " + equipment.device().told("serialNumber"));
        notes.saw("interface: " + first);
        notes.require(
                first.equals(equipment.device().told("serialNumber")),
                "the device has serial number " + equipment.device().told("serialNumber") + ", and identify() says "
                        + first);
    }

    private void two(Bench bench, Notes notes) throws Exception {
        try (Rig pair = bench.fresh(2)) {
            for (Equipment equipment : pair.equipment()) {
                equipment.awaitOnline(bench.candidate().statement().within().online());
                String told = equipment.device().told("serialNumber");
                notes.saw(equipment.id() + ": " + serial(equipment));
                notes.require(
                        serial(equipment).equals(told),
                        equipment.id() + " shows serial number " + serial(equipment) + ", and its device has " + told);
            }
        }
    }

    private static String serial(Equipment equipment) throws Exception {
        JsonNode nameplate = equipment.view().path("nameplate");
        return nameplate.path("serialNumber").asText();
    }
}
