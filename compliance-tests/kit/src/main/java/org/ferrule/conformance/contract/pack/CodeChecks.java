package org.ferrule.conformance.contract.pack;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.SettingDescriptor;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** SEC-003 and SEC-011, as far as the classes and files of the jar tell. */
final class CodeChecks {
    private static final String USES = "Ferrule-Uses";

    private final PluginArchive plugin;
    private final Candidate candidate;

    CodeChecks(PluginArchive plugin, Candidate candidate) {
        this.plugin = plugin;
        this.candidate = candidate;
    }

    Stream<Check> checks() {
        return Stream.of(
                Check.of(Req.SEC_003, "No secret is in the jar.", (b, notes) -> secrets(notes)),
                Check.of(Req.SEC_003, "No secret has a default.", (b, notes) -> defaults(notes)),
                Check.of(
                        Req.SEC_011,
                        "No forbidden interface is used, or it is declared.",
                        (b, notes) -> interfaces(notes)));
    }

    private void secrets(Notes notes) throws NotMetException, IOException {
        JarContents jar = JarContents.read(plugin.file());
        Set<String> settings = plugin.candidates().stream()
                .flatMap(one -> one.descriptor().settings().keySet().stream())
                .collect(Collectors.toSet());
        SecretScan scan = new SecretScan(settings);
        Map<String, byte[]> classes = jar.classes();
        for (Map.Entry<String, byte[]> file : classes.entrySet()) {
            scan.scanClass(file.getKey(), file.getValue());
        }
        jar.files().forEach(scan::scanFile);
        notes.did("looked for secrets in " + classes.size() + " classes and "
                + jar.files().size() + " files");
        notes.require(
                scan.found().isEmpty(), "The jar should hold no secret, but " + String.join("; ", scan.found()) + ".");
    }

    private void defaults(Notes notes) throws NotMetException {
        for (SettingDescriptor setting : candidate.descriptor().settings().values()) {
            notes.require(
                    !setting.isSecret() || setting.defaultValue().isEmpty(),
                    "The setting " + setting.name() + " is a secret and should have no default.");
        }
    }

    private void interfaces(Notes notes) throws NotMetException, IOException {
        List<HeaderClause> clauses = HeaderClause.parse(plugin.header(USES));
        for (HeaderClause clause : clauses) {
            notes.require(
                    !clause.parameter("why").isBlank(),
                    USES + " names " + clause.paths() + " without saying why. Write "
                            + clause.paths().get(0) + ";why=\"...\".");
        }
        List<String> declared =
                clauses.stream().flatMap(clause -> clause.paths().stream()).toList();
        Set<String> undeclared = new TreeSet<>();
        Map<String, byte[]> classes = JarContents.read(plugin.file()).classes();
        for (Map.Entry<String, byte[]> file : classes.entrySet()) {
            for (ForbiddenUse use : ForbiddenUse.of(file.getKey(), file.getValue())) {
                if (declared.contains(use.type())) {
                    notes.saw("declared: " + use);
                } else {
                    undeclared.add(use.toString());
                }
            }
        }
        notes.did("looked at the calls of " + classes.size() + " classes");
        notes.require(
                undeclared.isEmpty(),
                String.join("; ", undeclared) + ". Leave it to the runtime, or declare it in the header " + USES + ".");
    }
}
