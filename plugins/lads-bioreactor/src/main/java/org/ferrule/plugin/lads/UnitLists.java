package org.ferrule.plugin.lads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ferrule.api.driver.ReadingSink;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;

/** Parameters that are no variables of the server but tell what its sets hold. */
record UnitLists(Programs programs, Results results) {
    private static final String TEMPLATES = "program.templates";
    private static final String LATEST = "result.latest";
    private static final String COUNT = "result.count";

    /** Reads those that are wanted, and returns the others. */
    List<ParameterId> read(Collection<ParameterId> wanted, ReadingSink sink)
            throws ConnectionException, DeviceException {
        List<ParameterId> others = new ArrayList<>();
        List<Results.Entry> known = null;
        for (ParameterId parameter : wanted) {
            switch (parameter.value()) {
                case TEMPLATES ->
                    sink.accept(
                            programs.isPresent()
                                    ? Reading.good(parameter, Value.text(programs.words()))
                                    : Reading.bad(parameter, Quality.BAD_NOT_SUPPORTED));
                case LATEST, COUNT -> {
                    known = known == null ? results.list() : known;
                    sink.accept(
                            results.isPresent()
                                    ? Reading.good(parameter, value(parameter, known))
                                    : Reading.bad(parameter, Quality.BAD_NOT_SUPPORTED));
                }
                default -> others.add(parameter);
            }
        }
        return others;
    }

    private static Value value(ParameterId parameter, List<Results.Entry> known) {
        return parameter.value().equals(COUNT)
                ? Value.integer(known.size())
                : Value.text(known.isEmpty() ? "" : known.get(known.size() - 1).runId());
    }
}
