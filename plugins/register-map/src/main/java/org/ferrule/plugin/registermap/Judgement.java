package org.ferrule.plugin.registermap;

import java.util.ArrayList;
import java.util.List;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Rule;
import org.ferrule.api.binding.Source;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Quality;

/** What the rules of an item say about an answer. */
record Judgement(Answer.Content content, List<Rule> rules) {
    /** The item's own rules first, then those of its block. */
    static Judgement of(Item item, Answer.Content content) {
        List<Rule> rules = new ArrayList<>(item.rules());
        if (item.source() instanceof Source.Register register) {
            rules.addAll(register.layout().rules());
        } else if (item.source() instanceof Source.Reply reply) {
            rules.addAll(reply.exchange().rules());
        }
        return new Judgement(content, rules);
    }

    Quality quality() {
        return rules.stream()
                .filter(rule -> rule.quality().isPresent())
                .filter(this::applies)
                .findFirst()
                .flatMap(Rule::quality)
                .orElse(Quality.GOOD);
    }

    Health health() {
        return rules.stream()
                .filter(rule -> rule.health().isPresent())
                .filter(this::applies)
                .findFirst()
                .flatMap(Rule::health)
                .orElse(Health.NORMAL);
    }

    boolean applies(Rule rule) {
        Raw field = rule.field().equals(Rule.RAW) ? content.raw() : content.field(rule.field());
        return switch (rule.comparison()) {
            case IS -> rule.operands().stream().anyMatch(operand -> isEqual(field, operand));
            case IS_NOT -> rule.operands().stream().noneMatch(operand -> isEqual(field, operand));
            case BELOW -> field.number() < limit(rule);
            case ABOVE -> field.number() > limit(rule);
            case ANY_BIT -> (field.bits() & mask(rule)) != 0;
            case OTHER_BIT -> (field.bits() & ~mask(rule)) != 0;
        };
    }

    private static boolean isEqual(Raw field, String operand) {
        return field.text().equals(operand)
                || field.number() == Raw.text(operand).number();
    }

    private double limit(Rule rule) {
        String operand = rule.operands().get(0);
        Raw other = content.fields().get(operand);
        return other == null ? Double.parseDouble(operand) : other.number();
    }

    private static long mask(Rule rule) {
        return rule.operands().stream()
                .mapToLong(bit -> 1L << Integer.parseInt(bit))
                .reduce(0, (one, other) -> one | other);
    }
}
