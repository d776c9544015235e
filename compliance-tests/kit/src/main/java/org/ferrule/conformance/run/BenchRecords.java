package org.ferrule.conformance.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ferrule.conformance.bench.DeviceStart;
import org.ferrule.conformance.evidence.EvidenceFolder;
import org.ferrule.conformance.result.CheckResult;

/** Takes what the witnesses wrote on the bench into the evidence: audit trails without their private keys, and what the wires carried. */
final class BenchRecords {
    private static final List<String> TRAIL = List.of("audit.db", "audit.db-wal", "audit.pub", "audit.checkpoint");

    private BenchRecords() {}

    /** @param checks that were made on this bench, in order */
    static void file(Path bench, EvidenceFolder evidence, List<CheckResult> checks) throws IOException {
        try (Stream<Path> rigs = Files.list(bench)) {
            for (Path rig : rigs.filter(one -> String.valueOf(one.getFileName()).startsWith("rig-"))
                    .sorted()
                    .toList()) {
                String name = bench.getFileName() + "-" + rig.getFileName();
                Path trail = Files.createDirectories(evidence.trail().resolve(name));
                for (String file : TRAIL) {
                    copy(rig.resolve("data").resolve(file), trail.resolve(file));
                }
                for (Path log : wireLogs(rig)) {
                    String link = String.valueOf(log.getFileName()).substring(DeviceStart.WIRE_LOG.length());
                    Files.writeString(
                            evidence.traces().resolve(name + "-" + link + ".txt"),
                            WireTrace.of(link + " in " + name, log, checks));
                }
            }
        }
    }

    private static List<Path> wireLogs(Path rig) throws IOException {
        try (Stream<Path> files = Files.list(rig)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(DeviceStart.WIRE_LOG))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.copy(from, to);
        }
    }
}
