package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.Signature;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.SigningWish;
import org.ferrule.people.Credentials;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever fails in whatever order, an effect at the device has a durable intent before it, a request has no second effect, and a
 * start leaves no intent without an outcome. The trail fails and comes back, answers get lost, the runtime ends at random moments.
 */
class IntentBeforeEffectTest {
    private static final int RUNS = Boolean.getBoolean("ferrule.exhaustive") ? 60 : 6;
    private static final List<String> COMMANDS = List.of("hold", "dispense", "transfer", "calibrate", "spin", "purge");

    private final GovernorTestBench bench = new GovernorTestBench();
    private final List<RequestId> requests = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Proves({Req.AUD_001, Req.AUD_002})
    void everyEffectHasItsIntentAndNoRequestHasTwo(long base) throws Exception {
        long seed = base + System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            script(random.nextLong());
            storm(random);
            bench.trail.fail(false);
            bench.restart();
        }
        bench.close();

        assertThat(bench.session.actuations()).as("seed %d", seed).isPositive();
        assertIntents(seed);
        assertThat(bench.trail.openIntents()).as("seed %d", seed).isEmpty();
    }

    /** Many callers at once, while the trail fails and recovers; some requests are sent twice. */
    private void storm(Random random) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(6);
        for (int i = 0; i < 60; i++) {
            RequestId id = requests.isEmpty() || random.nextInt(4) > 0
                    ? RequestId.random()
                    : requests.get(random.nextInt(requests.size()));
            requests.add(id);
            long choice = random.nextLong();
            callers.execute(() -> act(id, new Random(choice)));
            if (random.nextInt(8) == 0) {
                bench.trail.fail(random.nextBoolean());
            }
        }
        callers.shutdown();
        if (random.nextBoolean()) {
            bench.governor.close();
        }
        assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private void act(RequestId id, Random random) {
        SessionKey who = List.of(GovernorTestBench.ANNA, GovernorTestBench.BEN, SessionKey.NONE)
                .get(random.nextInt(3));
        if (random.nextInt(3) == 0) {
            bench.governor.write(GovernorTestBench.writing(id, "agitation.sp", "1" + random.nextInt(9), ""));
            return;
        }
        String command = COMMANDS.get(random.nextInt(COMMANDS.size()));
        boolean isDosing = command.equals("dispense") || command.equals("transfer");
        SigningWish wish = new SigningWish(
                new Credentials("x", random.nextBoolean() ? "secret" : "guess"), Signature.Meaning.PERFORMED);
        bench.governor.start(new CommandRequest(
                id,
                Cause.of(who, random.nextBoolean() ? "because" : ""),
                FakeEquipment.ID,
                new CommandId(command),
                isDosing ? Map.of("volume", "5") : Map.of(),
                "",
                random.nextBoolean() ? Optional.of(wish) : Optional.empty()));
    }

    /** A device that answers, refuses, forgets to answer, or says afterwards what it did. */
    private void script(long seed) {
        Random random = new Random(seed);
        bench.equipment.sample(Descriptors.DOOR_STATE, Value.enumerated(random.nextInt(2), ""), Quality.GOOD);
        bench.session.onWrite = (parameter, value) -> {
            bench.session.values.put(parameter, value);
            fail(random);
        };
        bench.session.onStart = call -> {
            fail(random);
            return Execution.finished(Map.of());
        };
    }

    private static synchronized void fail(Random random) throws ConnectionException, DeviceException {
        int what = random.nextInt(5);
        if (what == 0) {
            throw new ConnectionException(CommFault.TIMEOUT, "no answer", null);
        }
        if (what == 1) {
            throw new DeviceException("E7", "not now");
        }
    }

    /** Reads what happened in its order: each effect takes one intent that came before it, and nobody else's. */
    private void assertIntents(long seed) {
        Map<String, Integer> intents = new java.util.HashMap<>();
        for (String step : bench.order) {
            String effect = step.startsWith("driver start ")
                    ? step.substring("driver start ".length())
                    : step.equals("driver write") ? "agitation.sp" : "";
            if (step.startsWith("audit INTENT reactor-1/")) {
                intents.merge(step.substring("audit INTENT reactor-1/".length()), 1, Integer::sum);
            } else if (!effect.isEmpty()) {
                int left = intents.merge(effect, -1, Integer::sum);
                assertThat(left).as("intents before %s, seed %d", step, seed).isNotNegative();
            }
        }
        for (RequestId request : requests) {
            List<AuditEntry> records = bench.trail.find(request).stream()
                    .map(record -> record.entry())
                    .toList();
            assertThat(records.stream().filter(entry -> entry.phase() == AuditPhase.INTENT))
                    .as("intents of %s, seed %d", request, seed)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(records.stream().filter(entry -> entry.phase() == AuditPhase.OUTCOME))
                    .as("outcomes of %s, seed %d", request, seed)
                    .hasSizeLessThanOrEqualTo(2);
        }
    }
}
