package org.ferrule.zoo.device;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** What happened by itself, numbered, until the client says that it has it. */
final class Journal {
    private static final int PAGE = 200;

    private final Deque<String> entries = new ArrayDeque<>();
    private long last;

    void add(Instant time, String kind, String code, String text) {
        last++;
        entries.add(last + "|" + time + "|" + kind + "|" + code + "|" + text);
    }

    /** Forgets what the client has, and tells the next. */
    String after(long known) {
        while (!entries.isEmpty() && number(entries.getFirst()) <= known) {
            entries.removeFirst();
        }
        return entries.stream().limit(PAGE).map(Words::hidden).collect(Collectors.joining(" "));
    }

    private static long number(String entry) {
        return Long.parseLong(entry.substring(0, entry.indexOf('|')));
    }
}
