package org.ferrule.conformance.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ferrule.conformance.evidence.EvidenceFolder;

/** Takes what the witnesses wrote on the bench into the evidence: audit trails without their private keys, wires, logs. */
final class BenchRecords {
    private static final List<String> TRAIL = List.of("audit.db", "audit.db-wal", "audit.pub", "audit.checkpoint");

    private BenchRecords() {}

    static void file(Path work, EvidenceFolder evidence) throws IOException {
        try (Stream<Path> rigs = Files.list(work)) {
            for (Path rig : rigs.filter(one -> String.valueOf(one.getFileName()).startsWith("rig-"))
                    .sorted()
                    .toList()) {
                String name = String.valueOf(rig.getFileName());
                Path trail = Files.createDirectories(evidence.trail().resolve(name));
                for (String file : TRAIL) {
                    copy(rig.resolve("data").resolve(file), trail.resolve(file));
                }
                try (Stream<Path> traces = Files.list(rig)) {
                    for (Path trace : traces.filter(Files::isRegularFile).toList()) {
                        copy(trace, evidence.traces().resolve(name + "-" + trace.getFileName()));
                    }
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.copy(from, to);
        }
    }
}
