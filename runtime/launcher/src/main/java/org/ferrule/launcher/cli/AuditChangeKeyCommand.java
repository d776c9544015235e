package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces the key that signs checkpoints. */
@Command(
        name = "change-key",
        mixinStandardHelpOptions = true,
        description =
                "Have the running site sign checkpoints with a new key; needs the role ADMIN. The old key signs for "
                        + "the new one, and older checkpoints stay valid.")
final class AuditChangeKeyCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; goes into the audit trail.")
    private String reason = "";

    @Override
    public Integer call() throws Exception {
        return site.show(
                site.connect()
                        .send(
                                "POST",
                                "/api/v1/audit/key",
                                JsonNodeFactory.instance.objectNode().put("reason", reason)),
                answer -> "the key was changed   audit #" + answer.path("index").asText() + System.lineSeparator()
                        + "Hand out the new audit.pub of the data directory.");
    }
}
