package org.ferrule.conformance.contract;

import java.io.IOException;
import java.time.Duration;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.witness.DeedSeen;
import org.ferrule.conformance.witness.RuntimeWitness;

/**
 * A plugin's bundle in the runtime, stopped and started: whatever was known of its device is asked anew, which is quicker than waiting until
 * the next poll of everything, or until the runtime tries again.
 *
 * @param witness who does it
 * @param bundle symbolic name
 * @param limit for one deed
 */
public record Attachment(RuntimeWitness witness, String bundle, Duration limit) {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** Of a plugin on a rig. */
    public static Attachment of(Rig rig, String bundle, Patience patience) {
        return new Attachment(rig.site().process().witness(), bundle, patience.stretched(LONGEST));
    }

    /** Stops and starts it. */
    public void renew() throws IOException, NotMetException {
        stop();
        start();
    }

    /** Stops it; how long that took. */
    public DeedSeen stop() throws IOException, NotMetException {
        return good(witness.stop(bundle, limit), "does not stop");
    }

    /** Starts it. */
    public void start() throws IOException, NotMetException {
        good(witness.start(bundle, limit), "does not start");
    }

    private DeedSeen good(DeedSeen deed, String what) throws NotMetException {
        if (!deed.isGood()) {
            throw new NotMetException("the bundle " + bundle + " " + what + ": " + deed.error() + " " + deed.stack());
        }
        return deed;
    }
}
