package org.ferrule.conformance.contract;

import java.io.IOException;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.launcher.client.NoSiteException;

/**
 * What one check takes place on, handed on as one thing.
 *
 * @param rig calm when the check began
 * @param candidate on it
 * @param patience for waiting
 */
public record Scene(Rig rig, Candidate candidate, Patience patience) {
    /** The bench's one rig, undisturbed. */
    public static Scene of(Bench bench) throws IOException, NoSiteException {
        return new Scene(bench.rig(), bench.candidate(), bench.patience());
    }

    /** The one equipment on it. */
    public Equipment equipment() {
        return rig.equipment().get(0);
    }
}
