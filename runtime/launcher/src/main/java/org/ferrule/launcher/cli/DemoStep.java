package org.ferrule.launcher.cli;

/**
 * One step of the demonstration's script.
 *
 * @param id for machines
 * @param title for people
 * @param day simulated day before which it is not done
 * @param ready what else must hold before it is done, as an alarm that somebody reacts to
 * @param action what is done
 */
record DemoStep(String id, String title, double day, DemoPatience.Condition ready, Action action) {
    /** What is done in a step. */
    @FunctionalInterface
    interface Action {
        void perform() throws Exception;
    }

    /** A step that is done on its day. */
    static DemoStep on(double day, String id, String title, Action action) {
        return new DemoStep(id, title, day, () -> true, action);
    }

    /** The same, once something holds. */
    DemoStep when(DemoPatience.Condition condition) {
        return new DemoStep(id, title, day, condition, action);
    }
}
