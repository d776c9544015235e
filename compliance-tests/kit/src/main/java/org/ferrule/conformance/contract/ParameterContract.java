package org.ferrule.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.ferrule.api.model.ParameterId;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** PAR: values. */
public final class ParameterContract implements Contract {
    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        return candidate.descriptor().parameters().keySet().stream().map(this::readable);
    }

    private Check readable(ParameterId id) {
        return Check.of(Req.PAR_001, id, "can be read", (bench, notes) -> read(bench, notes, id));
    }

    private void read(Bench bench, Notes notes, ParameterId id) throws Exception {
        JsonNode sample = bench.equipment().sample(id);
        notes.saw("interface: " + sample.path("value") + " "
                + sample.path("unit").asText() + ", " + sample.path("status").asText());
        notes.require(
                !sample.path("quality").asText().equals("BAD"),
                id + " is " + sample.path("status").asText() + " although nothing is wrong with the device");
    }
}
