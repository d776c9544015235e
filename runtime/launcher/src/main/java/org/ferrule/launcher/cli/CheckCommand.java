package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.yaml.Mistake;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.launcher.boot.FrameworkHost.Failure;
import org.ferrule.launcher.boot.Installation;
import org.ferrule.launcher.boot.SiteCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a site file without starting anything. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Check a site file against the installed plugins, and whether a start would admit each and can wire it. "
                        + "Starts nothing, connects to nothing.",
        footer = {"", "Example: ferrule check sites/demo"})
final class CheckCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SITE_DIR", description = "Directory that holds site.yaml.")
    private Path site = Path.of("");

    @Option(
            names = "--allow-unsigned",
            description =
                    "As for 'run': take plugins that nobody signed or locked; only where every device is simulated.")
    private boolean isUnsignedAllowed;

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    @Override
    public Integer call() throws Exception {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        try {
            SiteCheck check = SiteCheck.of(Installation.locate(), site);
            SiteConfiguration configuration = check.check(site.resolve("data"));
            List<Failure> failures = check.refused(configuration, isUnsignedAllowed);
            if (!failures.isEmpty()) {
                return refused(json.put("site", configuration.name()), failures);
            }
            json.put("site", configuration.name()).put("ok", true);
            json.putArray("mistakes");
            ObjectNode waived = json.putObject("securityWaived");
            configuration.securityWaived().forEach(waived::put);
            int count = configuration.equipment().size();
            print(
                    isJson
                            ? json.toPrettyString()
                            : configuration.name() + ": " + count + (count == 1 ? " equipment" : " equipments")
                                    + ", no mistake found");
            if (!isJson) {
                Words.securityWaived(waived).forEach(this::print);
            }
            return 0;
        } catch (MistakesException e) {
            if (!isJson) {
                throw e;
            }
            json.put("ok", false);
            for (Mistake mistake : e.mistakes()) {
                json.withArray("mistakes")
                        .addObject()
                        .put("file", mistake.file())
                        .put("line", mistake.line())
                        .put("column", mistake.column())
                        .put("key", mistake.key())
                        .put("message", mistake.message());
            }
            print(json.toPrettyString());
            return FerruleCommand.USAGE;
        }
    }

    /** Plugins that are not admitted or cannot be wired are no mistakes in the site's file, and their equipment is missing all the same. */
    private int refused(ObjectNode json, List<Failure> failures) {
        json.put("ok", false);
        for (Failure failure : failures) {
            json.withArray("plugins")
                    .addObject()
                    .put("file", failure.jar().toString())
                    .put("message", failure.reason());
            if (!isJson && spec != null) {
                spec.commandLine().getErr().println(failure.jar().getFileName() + ": " + failure.reason());
            }
        }
        if (isJson) {
            print(json.toPrettyString());
        }
        return FerruleCommand.USAGE;
    }

    private void print(String text) {
        if (spec != null) {
            spec.commandLine().getOut().println(text);
        }
    }
}
