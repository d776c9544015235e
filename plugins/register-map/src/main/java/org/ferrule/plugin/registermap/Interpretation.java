package org.ferrule.plugin.registermap;

import java.util.Optional;
import org.ferrule.api.binding.Bindings.Conversion;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;

/** What an answer means for one parameter. */
record Interpretation(ParameterId parameter, ValueDomain domain, Item item) {
    Reading of(Answer answer) {
        if (answer instanceof Answer.Content content) {
            return of(content);
        }
        if (answer instanceof Answer.Judged judged) {
            return of(judged);
        }
        return Reading.bad(parameter, Quality.BAD_DEVICE_FAILURE);
    }

    private Reading of(Answer.Content content) {
        Quality quality = Judgement.of(item, content).quality();
        Optional<Value> value = Converter.toValue(content.raw(), domain, item.conversion());
        if (value.isEmpty()) {
            return Reading.bad(parameter, quality.worse(Quality.BAD_CONFIGURATION_ERROR));
        }
        // What a rule calls bad is a code and no measurement, however plausible it looks.
        return quality.isBad() ? Reading.bad(parameter, quality) : new Reading(parameter, value.get(), quality, null);
    }

    private Reading of(Answer.Judged judged) {
        Optional<Value> value = of(judged.value(), domain, item.conversion());
        if (value.isPresent() && !judged.quality().isBad()) {
            return new Reading(parameter, value.get(), judged.quality(), judged.sourceTime());
        }
        return new Reading(
                parameter,
                Value.absent(),
                judged.quality().isBad() ? judged.quality() : Quality.BAD_CONFIGURATION_ERROR,
                judged.sourceTime());
    }

    /** A typed value in the declared domain; empty if it does not fit. */
    static Optional<Value> of(Value value, ValueDomain domain, Conversion conversion) {
        Optional<Raw> raw = raw(value);
        if (raw.isPresent()) {
            return Converter.toValue(raw.get(), domain, conversion);
        }
        return value.type() == domain.type() ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Raw> raw(Value value) {
        if (value instanceof Value.Int integer) {
            return Optional.of(Raw.integer(integer.value()));
        }
        if (value instanceof Value.Real real) {
            return Optional.of(Raw.real(real.value()));
        }
        if (value instanceof Value.Bool bool) {
            return Optional.of(new Raw(Boolean.toString(bool.value()), bool.value() ? 1 : 0, bool.value() ? 1 : 0));
        }
        return value instanceof Value.Text text ? Optional.of(Raw.text(text.value())) : Optional.empty();
    }
}
