package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the running site. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "End the running site in good order. Devices keep doing what they do without a supervisor.")
final class StopCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Override
    public Integer call() throws Exception {
        return site.show(
                site.connect().send("POST", "/api/v1/stop", JsonNodeFactory.instance.objectNode()),
                body -> "the site is stopping");
    }
}
