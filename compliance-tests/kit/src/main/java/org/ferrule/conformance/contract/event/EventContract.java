package org.ferrule.conformance.contract.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.statement.Statement;

/** EVT: what the device reports beside its alarms. */
public final class EventContract implements Contract {
    private static final int SOME = 200;
    private static final int BURST = 2_000;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        return Stream.of(
                Check.of(
                        Req.EVT_001,
                        "each event of a burst is told once, in order, with its times",
                        EventContract::once),
                Check.of(
                        Req.EVT_002,
                        "a large burst is told whole, or it is told that some are lost",
                        EventContract::burst),
                Check.of(
                        Req.EVT_009,
                        "what no driver can know is told with the device's own code",
                        EventContract::unknown));
    }

    private static Statement.Events stated(Bench bench) throws NotApplicableException, NotTestedException {
        Statement.Events events = bench.candidate().statement().events();
        if (!events.none().isEmpty()) {
            throw new NotApplicableException("the device reports no events: " + events.none());
        }
        if (events.burst().isEmpty() || events.text().isEmpty()) {
            throw new NotTestedException(
                    "the statement has no 'events.burst' with 'events.text', and no 'events.none'");
        }
        return events;
    }

    private static List<FeedMemory.Event> told(Rig rig, int mark) {
        String equipment = rig.equipment().get(0).id();
        return rig.site().feed().since(mark, "device").stream()
                .filter(event -> event.text("equipment").equals(equipment))
                .toList();
    }

    /** Numbers of the events that were told, in the order in which they were. */
    private static List<Integer> numbers(List<FeedMemory.Event> told, Statement.Events events, int n) {
        String pattern = events.text().replace("{n}", Integer.toString(n));
        int at = pattern.indexOf("{i}");
        String before = at < 0 ? pattern : pattern.substring(0, at);
        String after = at < 0 ? "" : pattern.substring(at + "{i}".length());
        List<Integer> numbers = new ArrayList<>();
        for (FeedMemory.Event event : told) {
            String text = event.text("text");
            int from = text.indexOf(before);
            int to = from < 0 ? -1 : text.indexOf(after, from + before.length());
            if (to >= 0 && (!after.isEmpty() || at < 0)) {
                String number = text.substring(from + before.length(), to);
                numbers.add(number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0);
            }
        }
        return numbers;
    }

    private static List<Integer> provoke(Bench bench, Notes notes, Rig rig, int n) throws Exception {
        Statement.Events events = stated(bench);
        int mark = rig.site().feed().mark();
        rig.equipment().get(0).device().order(events.burst().replace("{n}", Integer.toString(n)));
        notes.did("the device reported " + n + " events at once");
        bench.patience().awaitTrue(LIMIT, () -> {
            List<FeedMemory.Event> told = told(rig, mark);
            return numbers(told, events, n).contains(n) || isOverflow(told, events);
        });
        List<Integer> numbers = numbers(told(rig, mark), events, n);
        notes.saw("interface: " + numbers.size() + " of them");
        return numbers;
    }

    private static boolean isOverflow(List<FeedMemory.Event> told, Statement.Events events) {
        return !events.overflow().isEmpty()
                && told.stream().anyMatch(event -> event.text("code").equals(events.overflow()));
    }

    private static void requireEachOnce(Notes notes, List<Integer> numbers, int n) throws Exception {
        Set<Integer> different = new LinkedHashSet<>(numbers);
        notes.require(
                different.size() == numbers.size(),
                "each event is told once; " + numbers.size() + " were told, but only " + different.size()
                        + " different ones");
        notes.require(
                numbers.equals(numbers.stream().sorted().toList()),
                "events are told in the order of the device; the feed told " + outOfOrder(numbers));
        notes.require(numbers.size() == n, "the device reported " + n + " events; the feed told " + numbers.size());
    }

    private static String outOfOrder(List<Integer> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) < numbers.get(i - 1)) {
                return numbers.get(i) + " after " + numbers.get(i - 1);
            }
        }
        return "them in order";
    }

    private static void once(Bench bench, Notes notes) throws Exception {
        Statement.Events events = stated(bench);
        Rig rig = bench.rig();
        int mark = rig.site().feed().mark();
        List<Integer> numbers = provoke(bench, notes, rig, SOME);
        requireEachOnce(notes, numbers, SOME);
        Instant last = Instant.MIN;
        for (FeedMemory.Event event : told(rig, mark)) {
            if (!numbers(List.of(event), events, SOME).isEmpty()) {
                String time = event.text("deviceTime");
                notes.require(
                        !time.isEmpty() && !time.equals("null"),
                        "the event '" + event.text("text") + "' lacks the device's time");
                Instant at = Instant.parse(event.text("at"));
                notes.require(
                        !at.isBefore(last),
                        "the event '" + event.text("text") + "' came before one that was told before it");
                last = at;
            }
        }
    }

    private static void burst(Bench bench, Notes notes) throws Exception {
        Statement.Events events = stated(bench);
        Rig rig = bench.rig();
        int mark = rig.site().feed().mark();
        List<Integer> numbers = provoke(bench, notes, rig, BURST);
        if (isOverflow(told(rig, mark), events)) {
            notes.saw("interface: an event says that some were lost");
        } else {
            requireEachOnce(notes, numbers, BURST);
        }
    }

    private static void unknown(Bench bench, Notes notes) throws Exception {
        Statement.Events events = bench.candidate().statement().events();
        if (!events.known().isEmpty()) {
            throw new NotApplicableException("the device can report nothing unknown: " + events.known());
        }
        if (events.unknown().isEmpty() || events.code().isEmpty()) {
            throw new NotTestedException(
                    "the statement has no 'events.unknown' with 'events.code', and no 'events.known'");
        }
        Rig rig = bench.rig();
        int mark = rig.site().feed().mark();
        rig.equipment().get(0).device().order(events.unknown());
        notes.did("the device was told '" + events.unknown() + "'");
        notes.require(
                bench.patience().awaitTrue(LIMIT, () -> isRaised(rig, mark, events.code())),
                "the device reports '" + events.code() + "', and after "
                        + bench.patience().shown(LIMIT) + " no active alarm has it in its text");
        notes.require(
                rig.equipment().get(0).connection().equals("ONLINE"),
                "a code that is not known is no fault of the connection; the equipment is "
                        + rig.equipment().get(0).connection() + ": "
                        + rig.equipment().get(0).view().path("reason").asText());
        if (!events.restored().isEmpty()) {
            rig.equipment().get(0).device().order(events.restored());
        }
    }

    private static boolean isRaised(Rig rig, int mark, String code) {
        String equipment = rig.equipment().get(0).id();
        return rig.site().feed().since(mark, "alarm").stream()
                .anyMatch(alarm -> alarm.text("equipment").equals(equipment)
                        && alarm.json().path("active").asBoolean()
                        && (alarm.text("text") + " " + alarm.text("alarm")).contains(code));
    }
}
