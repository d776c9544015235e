package org.ferrule.conformance.contract.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.model.AlarmId;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.bench.Site;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.statement.Statement;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.ControlClient.Answer;
import org.ferrule.launcher.client.NoSiteException;

/** One alarm that the device can be made to raise, seen through the interface. */
final class Provoked {
    private static final Duration SLOWEST = Duration.ofSeconds(10);
    private static final String ALARMS = "/api/v1/alarms";

    private final Bench bench;
    private final Notes notes;
    private final AlarmId alarm;
    private final Statement.Provocation provocation;
    private final Rig rig;
    private final int mark;

    private Provoked(Bench bench, Notes notes, AlarmId alarm, Statement.Provocation provocation)
            throws IOException, NoSiteException {
        this.bench = bench;
        this.rig = bench.rig();
        this.notes = notes;
        this.alarm = alarm;
        this.provocation = provocation;
        this.mark = rig.site().feed().mark();
    }

    /**
     * An alarm that the statement can raise.
     *
     * @throws NotTestedException if it cannot
     */
    static Provoked of(Bench bench, Notes notes, AlarmId alarm)
            throws IOException, NoSiteException, NotTestedException {
        Statement.Provocation provocation =
                bench.candidate().statement().alarms().get(alarm);
        if (provocation == null || provocation.raise().isEmpty()) {
            throw new NotTestedException("the statement has no 'alarms." + alarm + "' with 'raise'");
        }
        return new Provoked(bench, notes, alarm, provocation);
    }

    /** What it runs on. Asked from the bench once only, because that ends all disturbances. */
    Rig rig() {
        return rig;
    }

    private Equipment equipment() {
        return rig.equipment().get(0);
    }

    void raise() throws IOException, NoSiteException {
        order(provocation.raise());
    }

    void clear() throws IOException, NoSiteException {
        order(provocation.clear());
    }

    private void order(List<String> orders) throws IOException, NoSiteException {
        for (String order : orders) {
            equipment().device().order(order);
        }
        notes.did("the device was told " + orders);
    }

    /** Removes what stands of it already, or else the occurrence that is raised next would be taken for that one. */
    void settle() throws IOException, NoSiteException, NotMetException {
        if (isActive()) {
            clear();
            Duration limit = limit();
            notes.require(
                    bench.patience().awaitTrue(limit, () -> !isActive()),
                    alarm + " stood already and should be over, and "
                            + bench.patience().shown(limit) + " after the device was told so is " + state());
        }
        if (state().equals("CLEARED_UNACKNOWLEDGED")) {
            acknowledge();
            awaitGone();
        }
    }

    /** Whether it stands in the list and has not gone at the device. */
    boolean isActive() throws IOException, NoSiteException {
        return state().startsWith("ACTIVE");
    }

    /** How it stands in the list; empty if it does not. */
    Optional<JsonNode> standing() throws IOException, NoSiteException {
        for (JsonNode one : rig.site().get(ALARMS)) {
            if (one.path("equipment").asText().equals(equipment().id())
                    && one.path("alarm").asText().equals(alarm.toString())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private String state() throws IOException, NoSiteException {
        return standing().map(one -> one.path("state").asText()).orElse("NORMAL");
    }

    /** Demands a state. */
    void await(String state) throws IOException, NoSiteException, NotMetException {
        Duration limit = limit();
        notes.require(
                bench.patience().awaitTrue(limit, () -> state().equals(state)),
                alarm + " should be " + state + ", and after "
                        + bench.patience().shown(limit) + " is " + state());
        notes.saw("interface: " + state);
    }

    /** Demands that it is over and no longer in the list. */
    void awaitGone() throws IOException, NoSiteException, NotMetException {
        await("NORMAL");
    }

    private Duration limit() {
        return limit(bench);
    }

    /** Until what happens at the device must be known. */
    static Duration limit(Bench bench) {
        return bench.candidate()
                .descriptor()
                .supervision()
                .statusEvery()
                .multipliedBy(2)
                .plus(SLOWEST);
    }

    /** As the operator, with a comment. */
    void acknowledge() throws IOException, NoSiteException, NotMetException {
        Answer answer = rig.site()
                .send(
                        Site.OPERATOR,
                        "POST",
                        ALARMS + "/" + equipment().id() + "/" + ControlClient.encode(alarm.toString()) + "/acknowledge",
                        JsonNodeFactory.instance.objectNode().put("comment", "conformance trial"));
        notes.require(answer.isSuccess(), alarm + " cannot be acknowledged: " + answer.body());
        notes.did("acknowledged");
    }

    /** How many occurrences the feed told of, from a moment on. */
    long occurrences(String from) throws IOException, NoSiteException {
        String equipment = equipment().id();
        return rig.site().feed().since(mark, "alarm").stream()
                .filter(told -> told.text("equipment").equals(equipment))
                .filter(told -> told.text("alarm").equals(alarm.toString()))
                .map(told -> told.text("raised"))
                .filter(raised -> raised.compareTo(from) >= 0)
                .distinct()
                .count();
    }
}
