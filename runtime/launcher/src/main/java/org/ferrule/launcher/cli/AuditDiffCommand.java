package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.audit.verify.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two copies of a trail. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = AuditVerifyCommand.UNREADABLE,
        exitCodeOnExecutionException = AuditVerifyCommand.UNREADABLE,
        description = {
            "Compare two copies of a trail, two exports, or an old checkpoint with a trail: does the newer one only add?",
            "Exit code: 0 the same or extended, 1 a record differs (the first is shown), 2 the newer one lacks records."
        })
final class AuditDiffCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "Data directory, file, export's directory or checkpoint.")
    private Path older = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "Data directory, file or export's directory.")
    private Path newer = Path.of("");

    @Override
    public Integer call() throws Exception {
        Comparison comparison = Comparison.of(older, newer);
        if (site.isJson()) {
            site.print(JsonNodeFactory.instance
                    .objectNode()
                    .put("relation", comparison.relation().name())
                    .put("index", comparison.index())
                    .put("message", comparison.message())
                    .put("older", comparison.older())
                    .put("newer", comparison.newer())
                    .toString());
        } else {
            site.print(comparison.relation() + "  " + VisibleText.plain(comparison.message()));
            if (comparison.relation().exitCode() != 0 && comparison.older() != null) {
                site.print("old  " + VisibleText.plain(comparison.older()));
            }
            if (comparison.relation().exitCode() != 0 && comparison.newer() != null) {
                site.print("new  " + VisibleText.plain(comparison.newer()));
            }
        }
        return comparison.relation().exitCode();
    }
}
