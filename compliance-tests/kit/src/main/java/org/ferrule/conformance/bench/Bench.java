package org.ferrule.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.launcher.client.NoSiteException;
import org.jspecify.annotations.Nullable;

/**
 * Where a candidate is tried. What is needed is brought up when a check first asks for it, and serves the checks after it. One thread at
 * a time.
 */
public final class Bench implements AutoCloseable {
    /** Longer than any run, since one runtime may serve all of its checks on a slow machine. */
    private static final Duration LONGEST = Duration.ofHours(4);
    /** Each process of a rig is killed if it does not end in time. */
    private static final Duration CLOSING = Duration.ofMinutes(1);

    private static final Duration READY = Duration.ofSeconds(10);

    private final TrialInstallation installation;
    private final Path directory;
    private final Candidate candidate;
    private final Patience patience;
    private @Nullable Rig rig;
    private final List<Thread> leaving = new ArrayList<>();
    private int started;
    private boolean isCalm;

    /**
     * A bench on which nothing runs yet.
     *
     * @param directory empty, for everything that the trial leaves behind
     */
    public Bench(TrialInstallation installation, Path directory, Candidate candidate, Patience patience) {
        this.installation = installation;
        this.directory = directory;
        this.candidate = candidate;
        this.patience = patience;
    }

    public Candidate candidate() {
        return candidate;
    }

    public Patience patience() {
        return patience;
    }

    /** Another check begins: what the one before has disturbed is no part of it. */
    public void begin() {
        isCalm = false;
    }

    /**
     * The one rig with one equipment, ONLINE, undisturbed and ready when a check first asks for it, and from then on as the check itself has left
     * it.
     */
    public Rig rig() throws IOException, NoSiteException {
        if (rig != null && !isCalm && !isCalmed(rig)) {
            discard();
        }
        isCalm = true;
        if (rig == null) {
            Rig fresh = fresh(List.of(List.of()));
            rig = fresh;
            Duration online = candidate.statement().within().online();
            if (!equipment(fresh).awaitOnline(online)) {
                String reason = equipment(fresh).view().path("reason").asText();
                throw new NotOnlineException(
                        "the equipment is not ONLINE after " + patience.shown(online) + ": " + reason);
            }
        }
        return rig;
    }

    /** The one equipment of {@link #rig()}. */
    public Equipment equipment() throws IOException, NoSiteException {
        return equipment(rig());
    }

    private static Equipment equipment(Rig rig) {
        return rig.equipment().get(0);
    }

    private boolean isCalmed(Rig running) {
        if (!running.site().process().isAlive()) {
            return false;
        }
        try {
            Simulator device = equipment(running).device();
            device.order("clear");
            device.order("truth free");
            device.wire("clear");
            // What the check before has commanded may still control what this one writes.
            if (!patience.awaitTrue(READY, () -> isReady(device))) {
                return false;
            }
            return equipment(running).awaitOnline(candidate.statement().within().online());
        } catch (IOException gone) {
            return false;
        }
    }

    /** A device that is still busy with one order refuses the next. */
    private boolean isReady(Simulator device) {
        try {
            for (String order : candidate.statement().ready()) {
                device.order(order);
            }
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /**
     * A rig of one's own, to break; whoever asks for it closes it, or has it {@link #dismiss dismissed}.
     *
     * @param orders a list for each device, given before the site starts
     */
    public Rig fresh(List<List<String>> orders) throws IOException, NoSiteException {
        started++;
        Path own = Files.createDirectories(directory.resolve("rig-" + started));
        return Rig.start(new Rig.Plan(installation, own, candidate, orders, LONGEST), patience);
    }

    /** Ends the rig, while the next check already gets a new one. */
    public void discard() {
        if (rig != null) {
            dismiss(rig);
            rig = null;
        }
    }

    /** Ends a rig of one's own, while the next check already begins. */
    public void dismiss(Rig fresh) {
        Thread closing = new Thread(fresh::close, "rig-" + started + "-closing");
        closing.start();
        leaving.add(closing);
    }

    /** Nothing runs any more that was started here, and what it wrote is whole. */
    @Override
    public void close() {
        discard();
        for (Thread closing : leaving) {
            try {
                closing.join(CLOSING.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        leaving.clear();
    }
}
