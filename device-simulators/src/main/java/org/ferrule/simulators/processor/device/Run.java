package org.ferrule.simulators.processor.device;

import java.time.Instant;

/** One run of one program: steps, what was drawn, and the lines of its history. Not thread-safe: the device guards it. */
final class Run {
    private static final double SECONDS_PER_MINUTE = 60;
    /** How much is drawn at once, s of the program: a bubble stops a run where it comes. */
    private static final double LONGEST_PART = 10;

    private final String id;
    private final String label;
    private final Program program;
    private final CellSource source;
    private final StringBuilder lines = new StringBuilder("time,event,detail\n");
    private int step;
    private double inStep;
    private double elapsed;
    private double millilitres;
    private double millionCells;
    private double millionDead;

    Run(String id, String label, Program program, CellSource source) {
        this.id = id;
        this.label = label;
        this.program = program;
        this.source = source;
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    void note(Instant at, String event, String detail) {
        lines.append(at)
                .append(',')
                .append(event)
                .append(',')
                .append(detail.replace(',', ';'))
                .append('\n');
    }

    /** Lets simulated time pass, until a bubble comes; whether one came. */
    boolean advance(double seconds, Instant at) {
        double left = seconds;
        while (left > 0 && !isOver()) {
            Program.Step now = program.steps().get(step);
            double part = Math.min(LONGEST_PART, Math.min(left, now.seconds() - inStep));
            CellSource.Draw draw = source.draw(now.drawn() * part / SECONDS_PER_MINUTE);
            millilitres += draw.millilitres();
            millionCells += draw.millionCells();
            millionDead += draw.millionDead();
            inStep += part;
            elapsed += part;
            left -= part;
            if (inStep >= now.seconds()) {
                skip(at, "step done");
            }
            if (draw.isBubble()) {
                return true;
            }
        }
        return false;
    }

    void skip(Instant at, String event) {
        if (!isOver()) {
            note(at, event, program.steps().get(step).name());
            step++;
            inStep = 0;
        }
    }

    boolean isOver() {
        return step >= program.steps().size();
    }

    int stepNumber() {
        return Math.min(step + 1, program.steps().size());
    }

    Program.Step step() {
        return program.steps().get(stepNumber() - 1);
    }

    double elapsed() {
        return elapsed;
    }

    double remaining() {
        double seconds = -inStep;
        for (int i = step; i < program.steps().size(); i++) {
            seconds += program.steps().get(i).seconds();
        }
        return Math.max(0, seconds);
    }

    double millilitres() {
        return millilitres;
    }

    double millionCells() {
        return millionCells;
    }

    /** All that was drawn. */
    CellSource.Draw drawn() {
        return new CellSource.Draw(millilitres, millionCells, millionDead, false);
    }

    RunHistory history() {
        return new RunHistory(id, lines.toString());
    }
}
