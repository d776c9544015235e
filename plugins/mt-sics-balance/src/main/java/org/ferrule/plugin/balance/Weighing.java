package org.ferrule.plugin.balance;

import java.util.Optional;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the balance said when it was asked for the weight.
 *
 * @param condition how the balance is
 * @param mass null if there is no weight
 * @param unit in which it came, empty if there is no weight
 * @param text for people
 */
record Weighing(Condition condition, @Nullable Mass mass, String unit, String text) {
    /** How the balance is, and what that does to the weight and to its health. */
    enum Condition {
        STABLE(Health.NORMAL),
        DYNAMIC(Health.NORMAL),
        BUSY(Health.CHECK_FUNCTION),
        OVERLOAD(Health.OFF_SPEC),
        UNDERLOAD(Health.OFF_SPEC),
        WRONG_UNIT(Health.MAINTENANCE_REQUIRED),
        REFUSED(Health.FAILURE),
        ADJUSTMENT_NEEDED(Health.MAINTENANCE_REQUIRED),
        FAILED(Health.FAILURE);

        private final Health health;

        Condition(Health health) {
            this.health = health;
        }

        Health health() {
            return health;
        }

        Quality quality() {
            return switch (this) {
                case STABLE -> Quality.GOOD;
                case DYNAMIC -> Quality.UNCERTAIN_SENSOR_NOT_ACCURATE;
                case BUSY -> Quality.BAD_OUT_OF_SERVICE;
                case WRONG_UNIT, REFUSED -> Quality.BAD_CONFIGURATION_ERROR;
                case OVERLOAD, UNDERLOAD, ADJUSTMENT_NEEDED, FAILED -> Quality.BAD_SENSOR_FAILURE;
            };
        }
    }

    static Weighing of(Reply reply) {
        return switch (reply.status()) {
            case "S", "D" -> weight(reply);
            case "I" -> none(Condition.BUSY, reply, "the balance is busy");
            case "+" -> none(Condition.OVERLOAD, reply, "overload");
            case "-" -> none(Condition.UNDERLOAD, reply, "underload; is the pan in its place?");
            case "L" -> none(Condition.REFUSED, reply, "stabilityTimeout is not accepted; set another");
            default ->
                none(Condition.REFUSED, reply, "the command is not understood; is another value of 'reading' needed?");
        };
    }

    private static Weighing weight(Reply reply) {
        if (reply.fields().size() == 2 && reply.fields().get(0).equals("Error")) {
            return error(reply, reply.fields().get(1));
        }
        if (reply.fields().size() != 2) {
            return none(Condition.FAILED, reply, "not a weight with its unit");
        }
        String unit = reply.fields().get(1);
        if (!Mass.isMass(unit)) {
            return none(Condition.WRONG_UNIT, reply, "'" + unit + "' is no mass that can be converted exactly");
        }
        return Mass.of(reply.fields().get(0), unit)
                .map(mass -> new Weighing(
                        reply.status().equals("S") ? Condition.STABLE : Condition.DYNAMIC, mass, unit, reply.line()))
                .orElseGet(() -> none(Condition.FAILED, reply, "not a number"));
    }

    private static Weighing error(Reply reply, String code) {
        String cause = WeighingErrors.explain(code);
        return none(
                WeighingErrors.isAdjustmentNeeded(code) ? Condition.ADJUSTMENT_NEEDED : Condition.FAILED, reply, cause);
    }

    private static Weighing none(Condition condition, Reply reply, String why) {
        return new Weighing(condition, null, "", "the balance answered '" + reply.line() + "': " + why);
    }

    Reading value(ParameterId parameter, boolean isUnstableGood) {
        if (mass == null) {
            return Reading.bad(parameter, condition.quality());
        }
        Quality quality = isUnstableGood ? Quality.GOOD : condition.quality();
        return new Reading(parameter, Value.real(mass.grams().doubleValue()), quality, null);
    }

    Reading stable(ParameterId parameter) {
        return mass == null
                ? Reading.bad(parameter, condition.quality())
                : Reading.good(parameter, Value.bool(condition == Condition.STABLE));
    }

    Reading hostUnit(ParameterId parameter) {
        return mass == null ? Reading.bad(parameter, condition.quality()) : Reading.good(parameter, Value.text(unit));
    }

    Optional<String> unitOf() {
        return unit.isEmpty() ? Optional.empty() : Optional.of(unit);
    }
}
