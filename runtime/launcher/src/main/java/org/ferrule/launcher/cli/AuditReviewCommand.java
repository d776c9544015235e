package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.ferrule.audit.Signature;
import org.ferrule.launcher.client.ControlClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records that somebody has looked through a range of records. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = "Sign that you have looked through a range of records of the running site; needs the role QA. "
                + "Nobody reviews own actions.",
        footer = {"", "Example: ferrule audit review --first 10 --last 42 --comment \"batch B-7, no deviation\""})
final class AuditReviewCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Option(
            names = "--first",
            paramLabel = "INDEX",
            description = "First record of the range (default: the first that nobody has reviewed).")
    private @Nullable Long first;

    @Option(names = "--last", paramLabel = "INDEX", description = "Last record of the range (default: the newest).")
    private @Nullable Long last;

    @Option(names = "--comment", required = true, paramLabel = "TEXT", description = "What you found.")
    private String comment = "";

    @Override
    public Integer call() throws Exception {
        ControlClient client = site.connect();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("comment", comment);
        if (first != null) {
            body.put("first", first);
        }
        if (last != null) {
            body.put("last", last);
        }
        signing.sign(body, Signature.Meaning.REVIEWED);
        return site.show(
                client.send("POST", "/api/v1/audit/review", body),
                answer -> "REVIEWED  records "
                        + answer.path("detail").path("first").asText() + " to "
                        + answer.path("detail").path("last").asText() + "   audit #"
                        + answer.path("index").asText());
    }
}
