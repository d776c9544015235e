package org.ferrule.simulators.processor.device;

import java.util.Map;

/** What the processor's tubes lead to: where a run draws, and where it leaves what it made. Called under the device's lock. */
public interface Tubing {
    /** Where a run of this program draws. */
    CellSource source(String program);

    /** Takes what a run leaves, however it ended. */
    void deliver(Yield yield);

    /**
     * What a run that is over had drawn.
     *
     * @param program its name
     * @param parameters its run parameters by their names
     * @param drawn altogether
     * @param isComplete whether it came to its end; otherwise what it had drawn is lost
     */
    record Yield(String program, Map<String, Integer> parameters, CellSource.Draw drawn, boolean isComplete) {
        /** Copies the parameters. */
        public Yield {
            parameters = Map.copyOf(parameters);
        }
    }

    /** One source for all programs, and nobody who takes the product. */
    static Tubing from(CellSource source) {
        return new Tubing() {
            @Override
            public CellSource source(String program) {
                return source;
            }

            @Override
            public void deliver(Yield yield) {
                // The product stays in its bag.
            }
        };
    }
}
