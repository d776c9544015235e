package org.ferrule.conformance.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.witness.DeedSeen;
import org.ferrule.conformance.witness.LoadersSeen;
import org.ferrule.conformance.witness.RuntimeWitness;
import org.ferrule.conformance.witness.SocketSeen;
import org.ferrule.conformance.witness.StraySeen;
import org.ferrule.conformance.witness.ThreadSeen;

/** A plugin that is installed, started, stopped and removed many times, and what is left of it then; looked at by several checks. */
final class Lives {
    static final int TIMES = 50;

    /** Those that reach the device; the others are over before. */
    private static final int FULL = 3;

    private static final Duration DEED = Duration.ofSeconds(15);
    private static final Duration COLLECTED = Duration.ofSeconds(20);
    /** What the runtime's own pools may come to have more; a leak has one for each life. */
    private static final int SLACK = 10;

    private final PluginArchive plugin;
    private final SharedSight<Left> left = new SharedSight<>();

    Lives(PluginArchive plugin) {
        this.plugin = plugin;
    }

    /** What was there when all was over. */
    record Left(
            List<String> failures,
            LoadersSeen loaders,
            List<ThreadSeen> threads,
            List<String> sockets,
            int files,
            List<StraySeen> strays) {
        void requireDeeds(Notes notes) throws NotMetException {
            notes.saw("the framework: " + failures.size() + " failures");
            notes.require(failures.isEmpty(), String.join("; ", failures));
        }

        void requireCollected(Notes notes) throws NotMetException {
            notes.saw("the process: " + loaders.alive() + " of " + loaders.remembered() + " class loaders alive");
            notes.require(
                    loaders.isGone(),
                    loaders.alive() + " of " + loaders.remembered() + " class loaders of the removed plugin are held"
                            + (loaders.holders().isEmpty() ? "" : " by " + loaders.holders()));
        }

        void requireNoThread(Notes notes) throws NotMetException {
            List<String> names = threads.stream().map(ThreadSeen::name).toList();
            notes.saw("the process: left-over threads " + names);
            notes.require(names.isEmpty(), names.size() + " threads survived the plugin: " + names);
        }

        void requireClosed(Notes notes) throws NotMetException {
            notes.saw("the process: " + sockets.size() + " more sockets, " + files + " more files");
            notes.require(sockets.size() <= SLACK, sockets.size() + " sockets survived the plugin: " + sockets);
            notes.require(files <= SLACK, files + " open files survived the plugin");
        }

        void requireNoStray(Notes notes) throws NotMetException {
            notes.saw("the framework: " + strays.size() + " services and listeners left");
            notes.require(strays.isEmpty(), "services or listeners survived the plugin: " + strays);
        }
    }

    /** Lives them, unless that was done since this check last asked. */
    Left on(Bench bench, Notes notes, String requirement) throws Exception {
        notes.did("installed, started, stopped and removed the plugin " + TIMES + " times, " + FULL
                + " times with the device ONLINE in between");
        return left.of(requirement, () -> {
            Left lived = lived(bench);
            if (!isBack(bench)) {
                bench.discard();
            }
            return lived;
        });
    }

    private Left lived(Bench bench) throws Exception {
        String name = plugin.symbolicName();
        Equipment equipment = bench.equipment();
        RuntimeWitness witness = bench.rig().site().process().witness();
        List<String> failures = new ArrayList<>();
        witness.rememberLoader(name);
        end(witness, name, failures);
        Set<Long> threads = witness.threads().stream().map(ThreadSeen::id).collect(Collectors.toSet());
        List<String> sockets = sockets(witness);
        int files = witness.files().size();
        for (int life = 1; life <= TIMES; life++) {
            note(witness.install(plugin.file(), DEED), failures);
            note(witness.start(name, DEED), failures);
            if (life <= FULL
                    && !equipment.awaitOnline(
                            bench.candidate().statement().within().online())) {
                failures.add("not ONLINE again in life " + life);
            }
            witness.rememberLoader(name);
            end(witness, name, failures);
        }
        LoadersSeen loaders = witness.loaders(name, COLLECTED);
        List<ThreadSeen> strange = strangers(bench, witness, threads, name);
        List<String> more = new ArrayList<>(sockets(witness));
        sockets.forEach(more::remove);
        return new Left(
                failures,
                loaders,
                strange,
                more,
                witness.files().size() - files,
                witness.strays().stream()
                        .filter(stray -> stray.bundle().equals(name))
                        .toList());
    }

    /** One more life, for the checks that come after these. */
    private boolean isBack(Bench bench) throws Exception {
        RuntimeWitness witness = bench.rig().site().process().witness();
        return witness.install(plugin.file(), DEED).isGood()
                && witness.start(plugin.symbolicName(), DEED).isGood()
                && bench.equipment()
                        .awaitOnline(bench.candidate().statement().within().online());
    }

    private static void end(RuntimeWitness witness, String name, List<String> failures) throws IOException {
        note(witness.stop(name, DEED), failures);
        note(witness.uninstall(name, DEED), failures);
    }

    private static void note(DeedSeen deed, List<String> failures) {
        if (!deed.isGood()) {
            failures.add(deed.deed() + (deed.isDone() ? " failed: " + deed.error() : " did not end: " + deed.stack()));
        }
    }

    /** Threads of the plugin, and new ones of nobody if there are many; those that are about to end get time for it. */
    private static List<ThreadSeen> strangers(Bench bench, RuntimeWitness witness, Set<Long> known, String name)
            throws IOException {
        bench.patience().awaitTrue(DEED, () -> strangers(witness, known, name).isEmpty());
        return strangers(witness, known, name);
    }

    private static List<ThreadSeen> strangers(RuntimeWitness witness, Set<Long> known, String name) throws IOException {
        List<ThreadSeen> all = witness.threads();
        List<ThreadSeen> fresh = all.stream()
                .filter(thread -> !known.contains(thread.id()) && !thread.isWitness())
                .toList();
        return fresh.size() > SLACK
                ? fresh
                : all.stream().filter(thread -> thread.concerns(name)).toList();
    }

    /** Without those that the gateway accepted, which come and go with whoever asks it. */
    private static List<String> sockets(RuntimeWitness witness) throws IOException {
        List<SocketSeen> all = witness.sockets();
        Set<Integer> listening = all.stream()
                .filter(SocketSeen::isListening)
                .map(SocketSeen::localPort)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(socket -> !socket.isWitness())
                .filter(socket -> socket.isListening() || !listening.contains(socket.localPort()))
                .map(socket -> socket.protocol() + " to " + socket.remoteAddress() + ":" + socket.remotePort()
                        + (socket.isListening() ? " listening on " + socket.localPort() : ""))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
