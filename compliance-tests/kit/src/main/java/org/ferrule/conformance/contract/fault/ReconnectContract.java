package org.ferrule.conformance.contract.fault;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** FLT: connections that are made and ended very often. */
public final class ReconnectContract implements Contract {
    /** As many as one check has time for; ten such checks are a thousand. */
    private static final int HUNDRED = 100;

    private static final int TEN = 10;
    private static final int SOME = 20;
    private static final int WARM_UP = 3;
    /** Every so many attempts, the device is not there. */
    private static final int REFUSED = 3;

    private static final long BYTES = 100_000;
    private static final long UNREST = 4_000_000;

    private final int cycles;
    private final int times;

    /** With a thousand cycles, or with some. */
    public ReconnectContract(boolean isThorough) {
        this.cycles = isThorough ? HUNDRED : SOME;
        this.times = isThorough ? TEN : 1;
    }

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        return IntStream.rangeClosed(1, times)
                .mapToObj(n -> Check.of(
                        Req.FLT_009,
                        cycles + " connections leave no threads, files or memory behind"
                                + (times > 1 ? ", " + n + " of " + times : ""),
                        (bench, notes) -> often(bench, notes, plugin.symbolicName())));
    }

    private void often(Bench bench, Notes notes, String bundle) throws Exception {
        Course course = Course.begin(bench, notes, bundle);
        cycle(course, bench, WARM_UP);
        Footprint before = Footprint.of(course.witness());
        cycle(course, bench, cycles);
        Footprint after = Footprint.of(course.witness());
        notes.did(cycles + " times: stopped and started the plugin, each third time with a device that refuses first");
        notes.saw("process: before " + before + ", after " + after);
        int many = cycles / 2;
        grew(notes, "threads", after.threads() - before.threads(), many);
        grew(notes, "open files", after.files() - before.files(), many);
        grew(notes, "bytes of heap", after.heapBytes() - before.heapBytes(), UNREST + BYTES * cycles);
    }

    private void grew(Notes notes, String what, long by, long most) throws Exception {
        notes.require(
                by < most,
                cycles + " connections left " + by + " more " + what + " in the runtime's process; fewer than " + most
                        + " could be chance");
    }

    private static void cycle(Course course, Bench bench, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            course.stop();
            boolean isRefused = i % REFUSED == 0;
            if (isRefused) {
                course.disturb("refuse on");
                int mark = course.mark();
                course.start();
                bench.patience().awaitTrue(course.within().online(), () -> course.hasBeen(mark, "DISCONNECTED"));
                course.stop();
                course.disturb("refuse off");
            }
            course.start();
            course.awaitBack("the plugin was started anew");
        }
    }
}
