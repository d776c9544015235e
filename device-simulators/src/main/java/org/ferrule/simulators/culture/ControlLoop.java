package org.ferrule.simulators.culture;

/** One loop: its sensor, its controller and who is in charge. */
final class ControlLoop {

    private final PidController controller;
    private final Sensor sensor;
    private double measured;
    private double setPoint;
    private double output;
    private LoopMode mode = LoopMode.AUTO;

    ControlLoop(PidController.Tuning tuning, Sensor sensor, double setPoint) {
        this.controller = new PidController(tuning);
        this.sensor = sensor;
        this.setPoint = setPoint;
        this.measured = setPoint;
    }

    LoopState state() {
        return new LoopState(measured, setPoint, output, mode);
    }

    double output() {
        return output;
    }

    double setPoint() {
        return setPoint;
    }

    boolean isAutomatic() {
        return mode == LoopMode.AUTO || mode == LoopMode.CASCADE;
    }

    boolean isCascade() {
        return mode == LoopMode.CASCADE;
    }

    void setPoint(double sp) {
        setPoint = sp;
    }

    void mode(LoopMode next) {
        if (next == LoopMode.OFF) {
            output = 0;
        }
        if (next != mode) {
            controller.startFrom(output);
        }
        mode = next;
    }

    /** Takes effect in MANUAL only: every other mode decides for itself. */
    void output(double percent) {
        if (mode == LoopMode.MANUAL) {
            output = controller.limit(percent);
        }
    }

    void step(double truth, double dt) {
        measured = sensor.measure(truth, dt);
        if (isAutomatic()) {
            output = controller.step(setPoint, measured, dt);
        }
    }
}
