package org.ferrule.conformance.contract.pack;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.ValueType;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.statement.Statement;

/** IDN-001, PAR-002 and the static half of PKG-006: whether descriptor and statement say all that they must. */
final class DeclarationChecks {
    private final EquipmentDescriptor descriptor;
    private final Statement statement;

    DeclarationChecks(Candidate candidate) {
        this.descriptor = candidate.descriptor();
        this.statement = candidate.statement();
    }

    Stream<Check> checks() {
        return Stream.concat(
                Stream.of(
                        Check.of(
                                Req.IDN_001,
                                "the descriptor names maker, model and firmware",
                                (b, notes) -> identity(notes)),
                        Check.of(
                                Req.PKG_006,
                                "the statement says how everything declared is tried",
                                (b, notes) -> statement(notes))),
                descriptor.parameters().values().stream()
                        .map(parameter -> Check.of(
                                Req.PAR_002,
                                parameter.id(),
                                "type, unit and range are declared",
                                (b, notes) -> parameter(parameter, notes))));
    }

    private void identity(Notes notes) throws NotMetException {
        EquipmentDescriptor.Identity identity = descriptor.identity();
        notes.did("read the descriptor");
        notes.saw("the descriptor: version " + identity.version() + " for " + identity.manufacturer() + ", "
                + identity.model() + ", firmware " + identity.firmware());
        notes.require(!identity.manufacturer().isBlank(), "The descriptor should name the manufacturer.");
        notes.require(!identity.model().isBlank(), "The descriptor should name the model.");
        notes.require(
                !identity.firmware().isBlank(),
                "The descriptor should name the range of firmware it was made for: 'firmware', a regular expression.");
    }

    private void statement(Notes notes) throws NotMetException {
        complete(notes, "commands", descriptor.commands().keySet(), statement.commands()::containsKey);
        complete(notes, "alarms", descriptor.alarms().keySet(), statement.alarms()::containsKey);
    }

    private static <I> void complete(Notes notes, String section, Collection<I> declared, Predicate<I> isStated)
            throws NotMetException {
        List<String> missing = declared.stream()
                .filter(isStated.negate())
                .map(Object::toString)
                .toList();
        notes.saw("the statement: " + (declared.size() - missing.size()) + " of " + declared.size() + " under '"
                + section + "'");
        notes.require(
                missing.isEmpty(),
                "The descriptor declares " + String.join(", ", missing) + ", of which '" + section
                        + "' of the statement says nothing: nobody could look.");
    }

    private static String told(ParameterDescriptor parameter) {
        String unit = parameter.domain().unit();
        Optional<Range> range = parameter
                .instrumentRange()
                .or(parameter::euRange)
                .or(() -> parameter.domain().range());
        return parameter.domain().type()
                + (unit.isEmpty() ? "" : ", unit " + unit)
                + range.map(found -> ", from " + found.low() + " to " + found.high())
                        .orElse("")
                + (parameter.domain().values().isEmpty()
                        ? ""
                        : ", one of "
                                + String.join(", ", parameter.domain().values().values()));
    }

    private static void parameter(ParameterDescriptor parameter, Notes notes) throws NotMetException {
        boolean isNumber = Set.of(ValueType.REAL, ValueType.INT)
                .contains(parameter.domain().type());
        notes.did("read the descriptor");
        notes.saw("the descriptor: " + told(parameter));
        notes.require(
                parameter.domain().type() != ValueType.ENUM
                        || !parameter.domain().values().isEmpty(),
                parameter.id() + " is an ENUM and should name its values.");
        if (isNumber) {
            notes.require(
                    !parameter.domain().unit().isEmpty(), parameter.id() + " is a number and should have a unit.");
            boolean hasRange = parameter.instrumentRange().isPresent()
                    || parameter.euRange().isPresent()
                    || parameter.domain().range().isPresent();
            notes.require(
                    hasRange,
                    parameter.id()
                            + " is a number and should have a range: instrumentRange, euRange or operatingRange.");
        }
    }
}
