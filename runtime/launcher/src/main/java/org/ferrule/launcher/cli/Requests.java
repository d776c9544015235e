package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ferrule.audit.AuditAction;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.NoSiteException;

/** Shows how a request ended; only one that did what was asked for counts as success. */
final class Requests {
    private static final Set<String> SUCCESS = Set.of("ACCEPTED", "SUCCEEDED");
    private static final Set<String> OPEN = Set.of("WAITING", "RUNNING", "AWAITING_DECISION");

    private Requests() {}

    /** Who signed the records of a request: the trail says so, nobody else does. */
    static List<String> signatures(ControlClient client, ControlClient.Answer answer) throws NoSiteException {
        List<String> signatures = new ArrayList<>();
        for (JsonNode index : answer.body().path("audit")) {
            // The record of a signature follows the record that it signs.
            JsonNode next = client.get("/api/v1/audit?limit=1&from=" + (index.asLong() + 1))
                    .body()
                    .path(0);
            if (next.path("action").asText().equals(AuditAction.SIGNATURE.name())) {
                signatures.add(Words.signature(next));
            }
        }
        return signatures;
    }

    static int show(SiteOptions site, ControlClient client, ControlClient.Answer answer) throws NoSiteException {
        int code = site.show(answer, Words::execution);
        if (!site.isJson()) {
            signatures(client, answer).forEach(signature -> site.print("  " + signature));
        }
        String phase = answer.body().path("phase").asText();
        if (OPEN.contains(phase) && !site.isJson()) {
            site.print("still under way; ask again with: ferrule request show "
                    + answer.body().path("requestId").asText());
        }
        return code == 0 && (SUCCESS.contains(phase) || OPEN.contains(phase)) ? 0 : FerruleCommand.FAILED;
    }
}
