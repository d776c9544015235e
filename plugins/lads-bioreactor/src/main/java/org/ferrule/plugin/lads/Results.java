package org.ferrule.plugin.lads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.jspecify.annotations.Nullable;

/** The result set of a functional unit, as it is at the moment of the question. */
final class Results {
    private final AddressSpace space;
    private final NodeSet set;

    /**
     * One finished run.
     *
     * @param node its object
     * @param runId the device's id of the run
     * @param stopped when it ended
     */
    record Entry(OpcUaNodeId node, String runId, Instant stopped) {}

    Results(AddressSpace space, Device device) throws ConnectionException, DeviceException {
        this.space = space;
        this.set = new NodeSet(space, space.find(device.unit(), "ProgramManager", "ResultSet"));
    }

    boolean isPresent() {
        return set.isPresent();
    }

    /** In the order in which they ended. */
    List<Entry> list() throws ConnectionException, DeviceException {
        Map<OpcUaReference, @Nullable OpcUaNodeId> ids = new HashMap<>();
        Map<OpcUaReference, @Nullable OpcUaNodeId> ends = new HashMap<>();
        List<OpcUaReference> children = set.objects();
        for (OpcUaReference child : children) {
            ids.put(child, space.find(child.node(), "DeviceProgramRunId").orElse(null));
            ends.put(child, space.find(child.node(), "Stopped").orElse(null));
        }
        List<@Nullable OpcUaNodeId> wanted = new ArrayList<>(ids.values());
        wanted.addAll(ends.values());
        Snapshot facts = Snapshot.read(space.link(), wanted.stream());
        return children.stream()
                .map(child -> new Entry(
                        child.node(),
                        facts.text(ids.get(child)).orElse(child.browseName()),
                        facts.time(ends.get(child)).orElse(Instant.EPOCH)))
                .sorted(Comparator.comparing(Entry::stopped))
                .toList();
    }

    /** The latest, or the one of a run. */
    Entry require(String runId) throws ConnectionException, DeviceException {
        List<Entry> all = list();
        return all.stream()
                .filter(entry -> runId.isEmpty() || entry.runId().equals(runId))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new DeviceException(
                        "0x803E0000",
                        runId.isEmpty()
                                ? "the device has no result yet (BadNotFound)"
                                : "the device has no result of run '" + runId + "'; it has "
                                        + all.stream().map(Entry::runId).collect(Collectors.toList())
                                        + " (BadNotFound)"));
    }
}
