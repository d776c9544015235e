package org.ferrule.simulators.processor.device;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.order.RefusedOrderException;
import org.ferrule.simulators.witness.Witness;
import org.jspecify.annotations.Nullable;

/** The device: what clients order, what people do at it, and what time does to a run. Thread-safe; has no thread of its own. */
public final class CounterflowDevice {

    private final SimulationClock clock;
    private final InstantSource time;
    private final Tubing tubing;
    private final double acknowledgeWithin;
    private final List<Program> programs;
    private final ProcessorFaults faults = new ProcessorFaults(this);
    private final Witness witness = new Witness();
    private final ProcessorTruth truth;
    private final RunParameters parameters = new RunParameters();
    private final Map<Order, Integer> followed = new EnumMap<>(Order.class);

    private ProtocolState state = ProtocolState.NO_PROTOCOL;
    private Waiting waiting = Waiting.NOTHING;
    private Door door = Door.OPEN;
    private RunEnd end = RunEnd.NONE;
    private String error = "";
    private String nextLabel = "";
    private @Nullable Program program;
    private @Nullable Kit kit;
    private @Nullable Run run;
    private @Nullable RunHistory history;
    private boolean isKitValid;
    private int runs;
    private double lastSeconds;
    private double askedAt;
    private Sensors sensors = Sensors.AT_REST;

    /**
     * A device that is switched on, with an open door and no kit.
     *
     * @param clock simulated time, by which steps last
     * @param source of the cells
     * @param settings programs, and how long it waits for a person
     */
    public CounterflowDevice(SimulationClock clock, CellSource source, ProcessorSettings settings) {
        this(clock, Tubing.from(source), settings);
    }

    /**
     * A device that is switched on, with an open door and no kit.
     *
     * @param clock simulated time, by which steps last
     * @param tubing where its programs draw and deliver
     * @param settings programs, and how long it waits for a person
     */
    public CounterflowDevice(SimulationClock clock, Tubing tubing, ProcessorSettings settings) {
        this.clock = clock;
        this.tubing = tubing;
        this.time = InstantSource.offset(SimulationClock.wall(), settings.clockOffset());
        this.acknowledgeWithin = settings.acknowledgeWithin();
        this.programs = settings.programs();
        this.lastSeconds = clock.seconds();
        this.truth = new ProcessorTruth(this, witness.truth());
        truth.declare(settings.serialNumber());
    }

    /** What goes wrong, and what people do at the panel. */
    public ProcessorFaults faults() {
        return faults;
    }

    /** What it testifies. */
    public Witness witness() {
        return witness;
    }

    /** The device's own wall clock. */
    public InstantSource time() {
        return () -> time.instant().plus(faults.clockOffset());
    }

    /** Everything that it shows now. */
    public synchronized View view() {
        advance();
        if (!faults.isStuck()) {
            sensors = truth.over(
                    run != null && state.isInRun()
                            ? Sensors.in(run.step(), waiting != Waiting.NOTHING)
                            : Sensors.AT_REST);
        }
        return new View(
                state,
                Optional.ofNullable(program),
                waiting,
                state.isInRun() && door == Door.CLOSED ? Door.LOCKED : door,
                Optional.ofNullable(kit),
                kit == null ? KitState.NOT_LOADED : isKitValid ? KitState.VALID : KitState.LOADED_NOT_VALID,
                parameters.slots(),
                truth.over(run == null ? View.RunView.NONE : View.RunView.of(run)),
                end,
                error,
                faults.isNan() ? Sensors.BROKEN : sensors);
    }

    /** The checksum that it shows of the selected program; empty without one. */
    public String checksum(View view) {
        String right = view.program().map(Program::checksum).orElse("");
        return right.isEmpty() || !faults.isChecksumWrong() ? right : right.substring(1) + right.charAt(0);
    }

    /** The file of the latest run that ended. */
    public synchronized Optional<RunHistory> history() {
        advance();
        return Optional.ofNullable(history);
    }

    /** Selects a program by its name. */
    public synchronized void select(String name) throws RefusedOrderException {
        if (isDeaf()) {
            return;
        }
        require(!state.isInRun() && state != ProtocolState.ERROR, "a program cannot be selected now");
        program = programs.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RefusedOrderException.value("there is no program '" + name + "'"));
        parameters.declare(program.parameters());
        state = ProtocolState.SELECTED;
    }

    /** Sets a run parameter, counted from 1. */
    public synchronized void set(int slot, int value) throws RefusedOrderException {
        if (isDeaf()) {
            return;
        }
        boolean isOpen = state == ProtocolState.SELECTED || state == ProtocolState.READY_TO_START;
        require(isOpen, "run parameters cannot be set now");
        parameters.set(slot, value, faults.isClamping());
        state = ProtocolState.SELECTED;
    }

    /** Gives the next run a label of the client's. */
    public synchronized void label(String label) throws RefusedOrderException {
        if (!isDeaf()) {
            nextLabel = label;
        }
    }

    /** Does what a client orders. */
    public synchronized void order(Order order) throws RefusedOrderException {
        if (isDeaf()) {
            return;
        }
        perform(order);
        followed.merge(order, 1, Integer::sum);
    }

    /** How often each order was followed; a test compares it with what the client believes. */
    public synchronized Map<Order, Integer> followed() {
        return Map.copyOf(followed);
    }

    private void perform(Order order) throws RefusedOrderException {
        switch (order) {
            case SEND -> send();
            case RUN -> run();
            case SKIP -> skip();
            case PAUSE -> pause(Waiting.REMOTE_PAUSE);
            case RESUME -> resume(Waiting.REMOTE_PAUSE);
            case ACKNOWLEDGE -> acknowledge();
            case STOP -> {
                require(state.isInRun(), "nothing runs");
                finish(RunEnd.STOPPED);
            }
            case ABORT -> fail("aborted by a client");
            case CLEAR_ERROR -> {
                require(state == ProtocolState.ERROR, "there is no error");
                error = "";
                state = ProtocolState.INSTRUMENT_READY;
            }
            case CLEAR_PROTOCOL -> {
                require(!state.isInRun() && state != ProtocolState.ERROR, "the program cannot be cleared now");
                clearProtocol();
            }
        }
    }

    private void send() throws RefusedOrderException {
        require(state == ProtocolState.SELECTED, "select a program first");
        require(door == Door.CLOSED, "close the door first");
        require(isKitValid, "load a valid kit first");
        require(parameters.areValid(), "set the run parameters first");
        state = ProtocolState.READY_TO_START;
    }

    private void run() throws RefusedOrderException {
        Program selected = program;
        if (state != ProtocolState.READY_TO_START || selected == null) {
            throw RefusedOrderException.now("not ready to start");
        }
        require(door == Door.CLOSED && isKitValid, "door or kit changed");
        runs++;
        CellSource source = tubing.source(selected.name());
        Run started = new Run(String.format(Locale.ROOT, "RUN-%06d", runs), nextLabel, selected, source);
        started.note(time().instant(), "start", selected.name() + " " + selected.checksum());
        run = started;
        nextLabel = "";
        end = RunEnd.NONE;
        state = ProtocolState.RUNNING;
    }

    private void skip() throws RefusedOrderException {
        Run running = requireRun();
        running.skip(time().instant(), "skipped");
        waiting = Waiting.NOTHING;
        state = ProtocolState.RUNNING;
        endIfOver(running);
    }

    private void acknowledge() throws RefusedOrderException {
        Run running = requireRun();
        require(waiting.isQuestion(), "nothing is to be acknowledged");
        running.note(time().instant(), "acknowledged", waiting.wire());
        waiting = Waiting.NOTHING;
    }

    /** Holds a run. */
    synchronized void pause(Waiting why) throws RefusedOrderException {
        Run running = requireRun();
        require(state == ProtocolState.RUNNING, "it is paused already");
        running.note(time().instant(), "paused", why.wire());
        waiting = why;
        state = ProtocolState.PAUSED;
    }

    /** Goes on with a run that was held in that way. */
    synchronized void resume(Waiting why) throws RefusedOrderException {
        Run running = requireRun();
        require(state == ProtocolState.PAUSED && waiting == why, "it is not paused in that way");
        running.note(time().instant(), "resumed", "");
        waiting = Waiting.NOTHING;
        state = ProtocolState.RUNNING;
    }

    /** Asks a person, if a run is under way. */
    synchronized void ask(Waiting question) throws RefusedOrderException {
        waitFor(requireRun(), question);
    }

    private void waitFor(Run running, Waiting question) {
        running.note(time().instant(), "waiting", question.wire());
        waiting = question;
        askedAt = clock.seconds();
    }

    /** Ends what runs with an error. */
    synchronized void fail(String text) {
        advance();
        if (state.isInRun()) {
            finish(RunEnd.ABORTED);
        }
        error = text;
        state = ProtocolState.ERROR;
    }

    /** What a loss of power does: the run is lost, its history says so. */
    synchronized void reboot() {
        advance();
        if (state.isInRun()) {
            finish(RunEnd.ABORTED);
        }
        error = "";
        nextLabel = "";
        clearProtocol();
    }

    synchronized void door(Door to) throws RefusedOrderException {
        advance();
        require(!state.isInRun(), "the door is locked");
        door = to;
        leaveReady();
    }

    synchronized void load(@Nullable Kit loaded, boolean isValid) throws RefusedOrderException {
        advance();
        require(!state.isInRun(), "a run uses the kit");
        kit = loaded;
        isKitValid = loaded != null && isValid && loaded.expiry().isAfter(time().instant());
        leaveReady();
    }

    private void leaveReady() {
        if (state == ProtocolState.READY_TO_START) {
            state = ProtocolState.SELECTED;
        }
    }

    private void clearProtocol() {
        program = null;
        parameters.declare(List.of());
        state = ProtocolState.NO_PROTOCOL;
    }

    private void advance() {
        double now = clock.seconds();
        double passed = now - lastSeconds;
        lastSeconds = now;
        Run running = run;
        if (running == null || !state.isInRun()) {
            return;
        }
        if (state == ProtocolState.RUNNING && waiting == Waiting.NOTHING) {
            boolean isBubble = running.advance(passed, time().instant());
            endIfOver(running);
            if (isBubble && state.isInRun()) {
                waitFor(running, Waiting.BUBBLE);
            }
        }
        if (waiting.isQuestion() && acknowledgeWithin > 0 && now - askedAt >= acknowledgeWithin) {
            finish(RunEnd.STOPPED);
        }
    }

    private void endIfOver(Run running) {
        if (running.isOver()) {
            finish(RunEnd.COMPLETED);
        }
    }

    private void finish(RunEnd how) {
        Run over = run;
        if (over != null) {
            over.note(time().instant(), "end", how.wire());
            history = over.history();
            tubing.deliver(new Tubing.Yield(
                    program == null ? "" : program.name(), parameters.values(), over.drawn(), how == RunEnd.COMPLETED));
        }
        end = how;
        waiting = Waiting.NOTHING;
        state = ProtocolState.INSTRUMENT_READY;
        isKitValid = false;
    }

    private Run requireRun() throws RefusedOrderException {
        advance();
        Run running = run;
        if (running == null || !state.isInRun()) {
            throw RefusedOrderException.now("nothing runs");
        }
        return running;
    }

    /** Whether it takes an order and does nothing; a busy one refuses instead. */
    private boolean isDeaf() throws RefusedOrderException {
        advance();
        require(!faults.isBusy(), "busy");
        return faults.isIgnoring();
    }

    private static void require(boolean isTrue, String otherwise) throws RefusedOrderException {
        if (!isTrue) {
            throw RefusedOrderException.now(otherwise);
        }
    }
}
