package org.ferrule.simulators.lads.unit;

import java.util.List;
import java.util.Map;

/**
 * What a client wants to be run.
 *
 * @param template the program
 * @param properties of the client's choice, by key
 * @param supervisoryJobId the client's own id of the job
 * @param supervisoryTaskId the client's own id of the task
 * @param samples each with ContainerId, SampleId, Position and CustomData
 * @param caller who orders it
 */
public record ProgramOrder(
        ProgramTemplate template,
        Map<String, String> properties,
        String supervisoryJobId,
        String supervisoryTaskId,
        List<Map<String, String>> samples,
        Caller caller) {}
