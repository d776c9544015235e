package org.ferrule.core.records;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditEntry.Change;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.site.SiteConfiguration;

/** Records with which site file a run works, and what is another than in the run before. */
public final class ConfigurationRecords {
    private static final String SITE = "site";
    private static final String HASH = "siteFileSha256";
    private static final String EQUIPMENT = "equipment";
    private static final String SEPARATOR = ", ";

    private final AuditTrail trail;
    private final Consumer<AuditEntry> journal;

    /** Compares with what a trail holds; the journal takes what is to be added. */
    public ConfigurationRecords(AuditTrail trail, Consumer<AuditEntry> journal) {
        this.trail = trail;
        this.journal = journal;
    }

    /**
     * A site file was loaded.
     *
     * @param site its content
     * @param sha256 of its bytes
     * @param limits told of each equipment that the site file had and has no more
     */
    public void loaded(SiteConfiguration site, String sha256, LimitRecords limits) {
        Map<String, String> last = trail.latest(AuditAction.CONFIGURATION, SITE)
                .map(record -> record.entry().detail())
                .orElse(Map.of());
        String before = last.getOrDefault(HASH, "");
        Set<String> now =
                site.equipment().keySet().stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> facts = new TreeMap<>();
        site.securityWaived().forEach((link, waiver) -> facts.put("securityWaived." + link, waiver));
        facts.put(HASH, sha256);
        facts.put(EQUIPMENT, String.join(SEPARATOR, now));
        Change change = before.isEmpty() || before.equals(sha256) ? Change.NONE : new Change(before, sha256, "");
        journal.accept(new AuditEntry(
                AuditPhase.EVENT, AuditAction.CONFIGURATION, Actor.SYSTEM, SITE, change, "", null, "", facts));
        Arrays.stream(last.getOrDefault(EQUIPMENT, "").split(SEPARATOR))
                .filter(equipment -> !equipment.isEmpty() && !now.contains(equipment))
                .forEach(limits::gone);
    }
}
