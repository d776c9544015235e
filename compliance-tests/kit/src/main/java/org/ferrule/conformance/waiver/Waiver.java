package org.ferrule.conformance.waiver;

import java.time.LocalDate;

/**
 * Permission not to meet a requirement.
 *
 * @param id of the requirement
 * @param reason why it cannot be met, and what is done instead
 * @param approver who answers for it
 * @param expires the last day on which it holds, UTC
 */
public record Waiver(String id, String reason, String approver, LocalDate expires) {}
