package org.ferrule.audit;

import java.util.Map;
import org.ferrule.api.model.RequestId;

/** Entries to append. */
public final class Entries {
    private static final Actor ANNA = new Actor("anna", "operator", "cli");

    private Entries() {}

    /** An event whose reason tells it from others. */
    public static AuditEntry event(String reason) {
        return new AuditEntry(
                AuditPhase.EVENT,
                AuditAction.DEVICE,
                ANNA,
                "reactor-1",
                AuditEntry.Change.NONE,
                reason,
                null,
                "",
                Map.of());
    }

    /** The intent to write a set-point. */
    public static AuditEntry intent(RequestId request) {
        return new AuditEntry(
                AuditPhase.INTENT,
                AuditAction.WRITE,
                ANNA,
                "reactor-1/temperature.sp",
                new AuditEntry.Change("36.5", "37.0", "Cel"),
                "warm up",
                request,
                "",
                Map.of("equipmentSerial", "S-1"));
    }

    /** How that ended. */
    public static AuditEntry outcome(RequestId request, String word) {
        return intent(request).as(AuditPhase.OUTCOME, word, Map.of());
    }

    /** A person's evidence about an unknown outcome. */
    public static AuditEntry reconciliation(RequestId request) {
        return new AuditEntry(
                AuditPhase.EVENT,
                AuditAction.RECONCILE,
                new Actor("boris", "operator", "cli"),
                "reactor-1/temperature.sp",
                AuditEntry.Change.NONE,
                "the panel shows 37.0",
                request,
                "",
                Map.of("wasExecuted", "true"));
    }
}
