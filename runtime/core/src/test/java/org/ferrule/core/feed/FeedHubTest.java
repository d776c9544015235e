package org.ferrule.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Provenance;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Sample;
import org.ferrule.api.model.Value;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FeedHubTest {
    private static final EquipmentId EQUIPMENT = new EquipmentId("ph-1");
    private static final FeedItem STANDING = event("standing");

    private final FeedHub hub = new FeedHub(() -> List.of(STANDING));

    @Test
    void aSubscriberFirstHearsWhatIsSoNow() throws Exception {
        FeedSubscription subscription = hub.subscribe(16);
        hub.publish(event("later"));
        assertThat(drain(subscription)).containsExactly(STANDING, event("later"));
    }

    @Test
    @Proves(Req.EVT_001)
    void aFastSubscriberGetsEverythingOnceAndInOrder() throws Exception {
        FeedSubscription subscription = hub.subscribe(10_001);
        List<FeedItem> sent = new ArrayList<>(List.of(STANDING));
        for (int i = 0; i < 10_000; i++) {
            sent.add(sample("p" + (i % 3), i));
            hub.publish(sent.get(i + 1));
        }
        assertThat(drain(subscription)).isEqualTo(sent);
    }

    @Test
    void samplesCoalesceToTheLatestOfEachParameterAndSayHowManyWent() throws Exception {
        FeedSubscription slow = hub.subscribe(16);
        hub.publish(sample("rare", 1));
        for (int i = 1; i <= 100; i++) {
            hub.publish(sample("busy", i));
        }
        List<FeedItem> got = drain(slow);
        long waiting =
                got.stream().filter(i -> i instanceof FeedItem.SampleTaken).count();
        assertThat(got).contains(sample("rare", 1), sample("busy", 100), new FeedItem.Coalesced(101 - waiting));
        assertThat(waiting).isEqualTo(16);
    }

    @Test
    @Proves(Req.EVT_002)
    void nothingButSamplesIsEverLostWhateverTheMixture() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        FeedSubscription subscription = hub.subscribe(64);
        drain(subscription);
        Map<String, Long> latest = new HashMap<>();
        List<FeedItem> events = new ArrayList<>();
        List<FeedItem> got = new ArrayList<>();
        long samples = 0;
        for (int round = 0; round < 500; round++) {
            for (int i = random.nextInt(60); i > 0; i--) {
                String parameter = "p" + random.nextInt(8);
                hub.publish(sample(parameter, ++samples));
                latest.put(parameter, samples);
            }
            for (int i = random.nextInt(20); i > 0; i--) {
                events.add(event("e" + events.size()));
                hub.publish(events.get(events.size() - 1));
            }
            got.addAll(drain(subscription));
        }
        assertThat(got.stream().filter(i -> i instanceof FeedItem.DeviceReported))
                .as("seed %d", seed)
                .isEqualTo(events);
        assertThat(received(got) + coalesced(got)).as("seed %d", seed).isEqualTo(samples);
        latest.forEach(
                (parameter, number) -> assertThat(got).as("seed %d", seed).contains(sample(parameter, number)));
        assertThat(coalesced(got))
                .as("the mixture must overflow at times, seed %d", seed)
                .isPositive();
    }

    @Test
    @Proves({Req.EVT_010, Req.EVT_002})
    void overflowEndsASlowSubscriptionWithAWordAndNobodyElse() throws Exception {
        FeedSubscription slow = hub.subscribe(16);
        FeedSubscription other = hub.subscribe(100);
        for (int i = 0; i < 17; i++) {
            hub.publish(event("e" + i));
        }
        assertThatThrownBy(() -> slow.next(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("overflow")
                .hasMessageContaining("16");
        assertThat(drain(other)).hasSize(18);
    }

    @Test
    void aClosedSubscriptionSaysSo() {
        FeedSubscription subscription = hub.subscribe(16);
        subscription.close();
        subscription.close();
        assertThatThrownBy(() -> subscription.next(Duration.ofSeconds(5))).hasMessageContaining("closed");
        assertThatThrownBy(() -> hub.subscribe(15)).hasMessageContaining("16..100000");
    }

    @Test
    void anEmptyQueueIsWaitedForNoLongerThanAsked() throws Exception {
        FeedSubscription subscription = hub.subscribe(16);
        drain(subscription);
        assertThat(subscription.next(Duration.ofMillis(20))).isEmpty();
    }

    private static long received(List<FeedItem> items) {
        return items.stream().filter(i -> i instanceof FeedItem.SampleTaken).count();
    }

    private static long coalesced(List<FeedItem> items) {
        return items.stream()
                .mapToLong(i -> i instanceof FeedItem.Coalesced some ? some.samples() : 0)
                .sum();
    }

    private static List<FeedItem> drain(FeedSubscription subscription) throws InterruptedException {
        List<FeedItem> items = new ArrayList<>();
        Optional<FeedItem> next = subscription.next(Duration.ZERO);
        while (next.isPresent()) {
            items.add(next.get());
            next = subscription.next(Duration.ZERO);
        }
        return items;
    }

    private static FeedItem event(String code) {
        return new FeedItem.DeviceReported(EQUIPMENT, code, "", Optional.empty(), Instant.EPOCH);
    }

    private static FeedItem sample(String parameter, long number) {
        return new FeedItem.SampleTaken(new Sample(
                EQUIPMENT,
                new ParameterId(parameter),
                Value.integer(number),
                "",
                Quality.GOOD,
                null,
                Instant.EPOCH,
                number,
                Provenance.POLLED));
    }
}
