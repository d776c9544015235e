package org.ferrule.simulators.cli;

import java.util.List;
import java.util.Optional;
import org.ferrule.simulators.fault.Faulty;
import org.ferrule.simulators.wire.WireTrace;
import org.ferrule.simulators.witness.Witness;

/** Somebody on the stage who takes orders by a name, and answers questions: a device or a wire. */
interface Subject {

    /** What is asked, and not ordered. */
    String TELL = "tell";

    /**
     * Obeys an order, or answers a question.
     *
     * @return the answer, one line of JSON; empty for an order
     * @throws IllegalArgumentException if the order is not understood or cannot be carried out now
     */
    Optional<String> hear(String order);

    /** A device. */
    record Device(String name, Faulty faults, Witness witness) implements Subject {

        private static final String TRUTH = "truth";

        @Override
        public Optional<String> hear(String order) {
            List<String> words = List.of(order.strip().split("\\s+", 2));
            if (words.get(0).equals(TELL)) {
                return Optional.of(tell(words.size() > 1 ? words.get(1) : ""));
            }
            if (words.get(0).equals(TRUTH)) {
                witness.truth().apply(words.size() > 1 ? words.get(1) : "");
            } else {
                faults.apply(order);
            }
            return Optional.empty();
        }

        private String tell(String what) {
            if (what.matches("acts( \\d{1,18})?")) {
                String from = what.substring("acts".length()).strip();
                return Testimony.acts(name, witness.acts().from(from.isEmpty() ? 0 : Long.parseLong(from)));
            }
            return switch (what) {
                case TRUTH -> Testimony.truth(name, witness.truth().tell());
                case "faults" -> Testimony.faults(name, faults.commands());
                default ->
                    throw new IllegalArgumentException(
                            "'tell " + what + "' is not understood. Ask for truth, acts, acts FROM or faults");
            };
        }
    }

    /** A wire, which is also called by its name where it stands alone. */
    record Line(String name, Faulty faults, WireTrace trace) implements Subject {

        @Override
        public Optional<String> hear(String order) {
            String asked = order.strip();
            if (!asked.startsWith(TELL)) {
                faults.apply(order);
                return Optional.empty();
            }
            return Optional.of(
                    switch (asked.substring(TELL.length()).strip()) {
                        case "log" -> Testimony.log(name, trace.look());
                        case "faults" -> Testimony.faults(name, faults.commands());
                        default ->
                            throw new IllegalArgumentException(
                                    "'" + asked + "' is not understood. Ask for log or faults");
                    });
        }
    }
}
