package org.ferrule.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ferrule.audit.verify.Place;
import org.ferrule.audit.verify.Proofs;
import org.ferrule.audit.verify.StoredTrail;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proves that one record is in the log. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = "Print the proof that one record is in the log, for somebody who has only the log's key. "
                + "'ferrule audit verify PROOF.json --key KEY' checks it.")
final class AuditProveCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Parameters(index = "0", paramLabel = "INDEX", description = "Index of the record.")
    private long index;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PLACE", description = "Data directory or trail's file.")
    private @Nullable Path place;

    @Override
    public Integer call() throws Exception {
        try (StoredTrail trail = new StoredTrail(database(site, place))) {
            site.print(new Proofs(trail).inclusion(index).toJson());
        }
        return 0;
    }

    /** The database of a trail; nothing else will do. */
    static Path database(SiteOptions site, @Nullable Path given) throws Exception {
        Path path = given == null ? site.dataDirectory() : given;
        Place found = Place.of(path);
        if (found.kind() != Place.Kind.TRAIL) {
            throw new IOException(path + " is no trail itself. Give a data directory or a trail's file.");
        }
        return found.file();
    }
}
