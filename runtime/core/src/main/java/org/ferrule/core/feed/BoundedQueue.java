package org.ferrule.core.feed;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.core.service.FeedItem;
import org.jspecify.annotations.Nullable;

/**
 * Items in order, at most so many. To make room it gives up samples: first the oldest that has a newer one of the same parameter
 * behind it, then the oldest at all. Every step costs the same however long the queue is. Not thread-safe.
 */
final class BoundedQueue {
    private final int capacity;
    private final LinkedHashMap<Long, FeedItem> items = new LinkedHashMap<>();
    private final LinkedHashMap<Key, Long> latest = new LinkedHashMap<>();
    private final LinkedHashSet<Long> superseded = new LinkedHashSet<>();
    private long added;
    private long coalesced;

    BoundedQueue(int capacity) {
        this.capacity = capacity;
    }

    /** False if there is no room, which can only be so if everything that waits must not be dropped. */
    boolean add(FeedItem item) {
        Key key = keyOf(item);
        if (key != null) {
            Long older = latest.remove(key);
            if (older != null) {
                superseded.add(older);
            }
        }
        if (items.size() >= capacity && !makeRoom()) {
            return false;
        }
        if (key != null) {
            latest.put(key, added);
        }
        items.put(added++, item);
        return true;
    }

    @Nullable
    FeedItem poll() {
        if (coalesced > 0) {
            FeedItem notice = new FeedItem.Coalesced(coalesced);
            coalesced = 0;
            return notice;
        }
        Iterator<Map.Entry<Long, FeedItem>> first = items.entrySet().iterator();
        if (!first.hasNext()) {
            return null;
        }
        Map.Entry<Long, FeedItem> entry = first.next();
        Long number = entry.getKey();
        FeedItem item = entry.getValue();
        first.remove();
        forget(number, item);
        return item;
    }

    private boolean makeRoom() {
        Long victim = firstOf(superseded);
        if (victim == null) {
            victim = firstOf(latest.values());
        }
        if (victim == null) {
            return false;
        }
        FeedItem gone = items.remove(victim);
        if (gone != null) {
            forget(victim, gone);
        }
        coalesced++;
        return true;
    }

    private void forget(Long number, FeedItem item) {
        superseded.remove(number);
        Key key = keyOf(item);
        if (key != null) {
            latest.remove(key, number);
        }
    }

    private static @Nullable Long firstOf(Iterable<Long> numbers) {
        Iterator<Long> first = numbers.iterator();
        return first.hasNext() ? first.next() : null;
    }

    private static @Nullable Key keyOf(FeedItem item) {
        return item instanceof FeedItem.SampleTaken taken
                ? new Key(taken.sample().equipment(), taken.sample().parameter())
                : null;
    }

    private record Key(EquipmentId equipment, ParameterId parameter) {}
}
