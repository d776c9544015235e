package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has the running site sign what its trail holds now. */
@Command(
        name = "checkpoint",
        mixinStandardHelpOptions = true,
        description =
                "Have the running site sign what its trail holds now, and print it. Kept elsewhere, it proves later that "
                        + "nothing before it was changed.")
final class AuditCheckpointCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Override
    public Integer call() throws Exception {
        return site.show(
                site.connect().send("POST", "/api/v1/audit/checkpoint", JsonNodeFactory.instance.objectNode()),
                answer -> answer.path("note").asText().stripTrailing());
    }
}
