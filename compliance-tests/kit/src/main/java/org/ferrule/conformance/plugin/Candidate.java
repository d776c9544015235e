package org.ferrule.conformance.plugin;

import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.conformance.statement.Statement;

/**
 * What is on trial: one type of equipment of a plugin.
 *
 * @param descriptor what the plugin promises to people
 * @param statement how the kit gets at it
 */
public record Candidate(EquipmentDescriptor descriptor, Statement statement) {}
