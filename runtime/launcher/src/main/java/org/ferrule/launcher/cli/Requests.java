package org.ferrule.launcher.cli;

import java.util.Set;
import org.ferrule.launcher.client.ControlClient;

/** Shows how a request ended; only one that did what was asked for counts as success. */
final class Requests {
    private static final Set<String> SUCCESS = Set.of("ACCEPTED", "SUCCEEDED");
    private static final Set<String> OPEN = Set.of("WAITING", "RUNNING", "AWAITING_DECISION");

    private Requests() {}

    static int show(SiteOptions site, ControlClient.Answer answer) {
        int code = site.show(answer, Words::execution);
        String phase = answer.body().path("phase").asText();
        if (OPEN.contains(phase) && !site.isJson()) {
            site.print("still under way; ask again with: ferrule request show "
                    + answer.body().path("requestId").asText());
        }
        return code == 0 && (SUCCESS.contains(phase) || OPEN.contains(phase)) ? 0 : FerruleCommand.FAILED;
    }
}
