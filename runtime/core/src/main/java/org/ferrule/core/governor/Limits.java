package org.ferrule.core.governor;

import java.math.BigDecimal;
import java.util.Optional;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.Value;
import org.ferrule.core.refusal.RefusedException;

/** Checks a value against the ranges in force. The device's operating range always holds: a site's limit only narrows it. */
final class Limits {
    private Limits() {}

    static void check(String what, Value value, ValueDomain domain, Optional<Range> site) throws RefusedException {
        Optional<BigDecimal> number = number(value);
        if (number.isEmpty()) {
            return;
        }
        String operating = domain.range()
                .map(range -> "the device's operating range is " + range + unit(domain))
                .orElse("the device declares no operating range");
        boolean isNarrowed = site.isPresent() && !site.equals(domain.range());
        if (isNarrowed && !contains(site.get(), number.get())) {
            throw outside(what, value, domain, site.get() + unit(domain) + " by the site's limits; " + operating);
        }
        if (domain.range().isPresent() && !contains(domain.range().get(), number.get())) {
            throw outside(what, value, domain, domain.range().get() + unit(domain) + ", the device's operating range");
        }
    }

    private static RefusedException outside(String what, Value value, ValueDomain domain, String allowed) {
        return new RefusedException(
                ErrorCode.VALIDATION,
                what + ": " + value.text() + unit(domain) + " is outside the allowed range " + allowed
                        + ". Choose a value inside.");
    }

    /** In exact decimals, since a large INT would be rounded to the range's end as a double. */
    private static boolean contains(Range range, BigDecimal number) {
        return number.compareTo(new BigDecimal(range.low())) >= 0
                && number.compareTo(new BigDecimal(range.high())) <= 0;
    }

    private static Optional<BigDecimal> number(Value value) {
        if (value instanceof Value.Real real) {
            return Optional.of(new BigDecimal(real.value()));
        }
        if (value instanceof Value.Int whole) {
            return Optional.of(BigDecimal.valueOf(whole.value()));
        }
        if (value instanceof Value.Span span) {
            return Optional.of(BigDecimal.valueOf(span.value().toNanos(), 9));
        }
        return Optional.empty();
    }

    private static String unit(ValueDomain domain) {
        return domain.unit().isEmpty() ? "" : " " + domain.unit();
    }
}
