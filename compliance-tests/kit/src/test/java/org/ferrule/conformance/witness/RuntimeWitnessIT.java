package org.ferrule.conformance.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ferrule.conformance.witness.WitnessedFramework.LONG;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ferrule.conformance.witness.leaky.Leaky;
import org.ferrule.conformance.witness.stubborn.Stubborn;
import org.ferrule.conformance.witness.tidy.Tidy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeWitnessIT {
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    private static Path work;

    private static WitnessedFramework framework;
    private static RuntimeWitness witness;

    @BeforeAll
    static void start() throws IOException {
        framework = WitnessedFramework.start(work);
        witness = framework.witness();
    }

    @AfterAll
    static void end() throws IOException {
        framework.close();
    }

    @Test
    void aTidyBundleIsSeenAtWorkAndNotAfterwards() throws IOException {
        long listening = listening();
        bring(TestBundle.of("tidy", Tidy.class));

        assertThat(witness.threads())
                .filteredOn(thread -> thread.runs("tidy"))
                .singleElement()
                .satisfies(thread -> assertThat(thread.name()).isEqualTo("tidy-worker"))
                .satisfies(thread -> assertThat(thread.stackBundles()).containsExactly("tidy"))
                .matches(ThreadSeen::isDaemon);
        assertThat(listening()).isEqualTo(listening + 1);
        assertThat(witness.bundles())
                .filteredOn(bundle -> bundle.name().equals("tidy"))
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.state()).isEqualTo("ACTIVE"))
                .satisfies(bundle -> assertThat(bundle.services()).isEqualTo(1))
                .satisfies(bundle -> assertThat(bundle.serviceObjects()).isEqualTo(1))
                .satisfies(bundle -> assertThat(bundle.listeners()).isEqualTo(1));
        remove("tidy");

        assertThat(witness.threads()).noneMatch(thread -> thread.concerns("tidy"));
        assertThat(listening()).isEqualTo(listening);
        assertThat(witness.bundles()).noneMatch(bundle -> bundle.name().equals("tidy"));
        assertThat(witness.strays()).noneMatch(stray -> stray.bundle().equals("tidy"));
        assertThat(witness.files()).noneMatch(file -> file.target().contains("tidy"));
        assertThat(witness.loaders("tidy", LONG)).matches(LoadersSeen::isGone);
        assertThat(witness.output())
                .filteredOn(output -> output.concerns("tidy"))
                .isNotEmpty()
                .allSatisfy(output -> assertThat(output.through()).startsWith("java.util.logging"))
                .noneMatch(output -> output.isPrintedBy("tidy"));
    }

    @Test
    void aLeakyBundleIsSeenInEveryAnswer() throws IOException {
        long listening = listening();
        bring(TestBundle.of("leaky", Leaky.class));
        remove("leaky");

        assertThat(witness.threads())
                .filteredOn(thread -> thread.runs("leaky"))
                .extracting(ThreadSeen::name)
                .hasSize(3)
                .contains("leaky \"worker\"\n\u00fc \\", "leaky-timer");
        assertThat(listening()).isEqualTo(listening + 1);
        assertThat(witness.files()).anyMatch(file -> file.target().endsWith("left open.txt"));
        assertThat(witness.strays())
                .filteredOn(stray -> stray.bundle().equals("leaky"))
                .isNotEmpty();
        LoadersSeen loaders = witness.loaders("leaky", SHORT);
        assertThat(loaders.alive()).isEqualTo(1);
        assertThat(loaders.holders())
                .anyMatch(holder -> holder.startsWith("static java.lang.System.props"))
                .anyMatch(holder -> holder.startsWith("thread 'leaky-timer'"));
        assertThat(witness.output())
                .filteredOn(output -> output.isPrintedBy("leaky"))
                .extracting(OutputSeen::stream, OutputSeen::text)
                .anySatisfy(seen -> assertThat(seen.toList()).first().isEqualTo("out"))
                .anySatisfy(seen -> assertThat(seen.toString()).contains("err", "a trace of leaky"));
        assertThat(Files.readString(work.resolve("out.txt"))).contains("printed by leaky");
    }

    @Test
    void aBundleGoesThroughItsLifeFiftyTimes() throws IOException {
        Path jar = TestBundle.of("often", Tidy.class).writeTo(work);
        for (int i = 0; i < 50; i++) {
            good(witness.install(jar, LONG));
            good(witness.start("often", LONG));
            witness.rememberLoader("often");
            remove("often");
        }

        assertThat(witness.loaders("often", LONG)).isEqualTo(new LoadersSeen(50, 0, List.of()));
        assertThat(witness.threads()).noneMatch(thread -> thread.concerns("often"));
    }

    @Test
    void whatDoesNotComeBackIsToldWithItsStack() throws IOException {
        bring(TestBundle.of("stubborn", Stubborn.class));

        DeedSeen stopped = witness.stop("stubborn", SHORT);

        assertThat(stopped.isDone()).isFalse();
        assertThat(stopped.millis()).isGreaterThanOrEqualTo(SHORT.toMillis() - 100);
        assertThat(stopped.stack()).anyMatch(frame -> frame.contains("Stubborn.stop"));
        assertThat(witness.threads()).anyMatch(thread -> thread.stackBundles().contains("stubborn"));
    }

    @Test
    void anErrorIsToldWithItsCauses() throws IOException {
        good(witness.install(new TestBundle("broken", "org.example.Nothing", "org").writeTo(work), LONG));

        DeedSeen started = witness.start("broken", LONG);

        assertThat(started.isDone()).isTrue();
        assertThat(started.error()).contains("BundleException", "ClassNotFoundException", "org.example.Nothing");
        assertThatThrownBy(() -> witness.stop("unheard-of", LONG)).hasMessageContaining("no bundle unheard-of");
        assertThatThrownBy(() -> witness.loaders("unheard-of", LONG)).hasMessageContaining("remembered");
    }

    @Test
    void theAgentTellsItselfApart() throws IOException {
        assertThat(witness.sockets()).filteredOn(SocketSeen::isWitness).hasSize(1);
        assertThat(witness.threads()).anyMatch(ThreadSeen::isWitness);
        assertThat(witness.threads())
                .filteredOn(ThreadSeen::isWitness)
                .noneMatch(thread -> thread.concerns("resident"));
    }

    @Test
    void theHeapSettles() throws IOException {
        assertThat(witness.heap()).matches(HeapSeen::isSettled).matches(heap -> heap.usedBytes() > 0);
    }

    private static long listening() throws IOException {
        return witness.sockets().stream()
                .filter(SocketSeen::isListening)
                .filter(socket -> socket.localAddress().equals("127.0.0.1") && socket.localPort() > 0)
                .count();
    }

    private static void bring(TestBundle bundle) throws IOException {
        good(witness.install(bundle.writeTo(work), LONG));
        good(witness.start(bundle.name(), LONG));
        assertThat(witness.rememberLoader(bundle.name())).isEqualTo(1);
    }

    private static void remove(String bundle) throws IOException {
        good(witness.stop(bundle, LONG));
        good(witness.uninstall(bundle, LONG));
    }

    private static void good(DeedSeen deed) {
        assertThat(deed).matches(DeedSeen::isGood);
    }
}
