package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.KeptSessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the session. */
@Command(name = "sign-out", mixinStandardHelpOptions = true, description = "End your session at the running site.")
final class SignOutCommand implements Callable<Integer> {
    static final String CURRENT = "/api/v1/sessions/current";

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Override
    public Integer call() throws Exception {
        ControlClient client = site.connect();
        ControlClient.Answer answer = client.send("DELETE", CURRENT, JsonNodeFactory.instance.objectNode());
        // A session that the site does not know any more is as ended as one can be.
        KeptSessions.ofAccount().forget(client.data());
        return site.show(answer, body -> "signed out");
    }
}
