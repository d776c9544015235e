package org.ferrule.conformance.result;

import java.util.List;
import java.util.Optional;
import org.ferrule.conformance.waiver.Waiver;

/**
 * What came of one requirement. All of the catalogue are in every report, also those that nothing is claimed of.
 *
 * @param id for example {@code PAR-004}
 * @param title its name
 * @param text the requirement
 * @param level from which it binds
 * @param strength MUST, SHOULD or CONDITIONAL
 * @param owner DRIVER, FRAMEWORK or BOTH
 * @param clauses what it answers to
 * @param verdict the worst of its checks
 * @param standing what that means for the claim
 * @param reason why it is not PASS; empty for PASS
 * @param planned what of it nobody claims yet, though the rest is in force
 * @param waiver that names it
 * @param checks names of the checks that are about it
 */
public record RequirementResult(
        String id,
        String title,
        String text,
        int level,
        String strength,
        String owner,
        List<String> clauses,
        Verdict verdict,
        Standing standing,
        String reason,
        Optional<String> planned,
        Optional<Waiver> waiver,
        List<String> checks) {
    public RequirementResult {
        clauses = List.copyOf(clauses);
        checks = List.copyOf(checks);
    }
}
