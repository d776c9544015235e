package org.ferrule.core.descriptor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor.Access;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition;
import org.ferrule.api.descriptor.ParameterDescriptor.Verification;
import org.ferrule.api.descriptor.Precautions;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.binding.BindingReader;
import org.ferrule.core.unit.ApprovedUnits;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads the parameters of a descriptor. */
final class ParameterReader {
    private static final List<String> KEYS = List.of(
            "type",
            "unit",
            "functionalUnit",
            "instrumentRange",
            "euRange",
            "operatingRange",
            "access",
            "every",
            "mode",
            "deadband",
            "refresh",
            "values",
            "pattern",
            "length",
            "verifyWithin",
            "tolerance",
            PrecautionReader.REASON,
            PrecautionReader.CONTEXT,
            PrecautionReader.INTERLOCKS,
            "description",
            BindingReader.BINDING);
    private static final Map<String, Access> ACCESS = access();
    private static final Map<String, Acquisition.Mode> MODES = modes();
    private static final Duration LONGEST_REFRESH = Duration.ofSeconds(10);

    private final NodeReader reader;
    private final DomainReader domains;
    private final DescriptorScope scope;

    ParameterReader(NodeReader reader, ApprovedUnits units, DescriptorScope scope) {
        this.reader = reader;
        this.domains = new DomainReader(reader, units);
        this.scope = scope;
    }

    /** All parameters by id; those with mistakes are left out. */
    Map<ParameterId, ParameterDescriptor> readAll(ConfigSection descriptor) {
        Map<ParameterId, ParameterDescriptor> parameters = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : descriptor.sections("parameters")) {
            Optional<ParameterId> id = reader.id(named.entry(), ParameterId::new);
            Optional<ParameterDescriptor> read = read(id.orElse(new ParameterId("unnamed")), named.section());
            id.ifPresent(known -> read.ifPresent(parameter -> parameters.put(known, parameter)));
        }
        addPrecautions(descriptor, parameters);
        return parameters;
    }

    /** Only now, since an interlock may depend on a parameter that is declared further down. */
    private void addPrecautions(ConfigSection descriptor, Map<ParameterId, ParameterDescriptor> parameters) {
        PrecautionReader precautions = new PrecautionReader(reader, parameters);
        for (ConfigSection.NamedSection named : descriptor.sections("parameters")) {
            ConfigSection section = named.section();
            if (PrecautionReader.KEYS.stream().anyMatch(section::has)) {
                Precautions read = precautions.read(section);
                parameters.replaceAll((id, p) -> id.value().equals(named.name()) ? with(p, read) : p);
            }
        }
    }

    private static ParameterDescriptor with(ParameterDescriptor p, Precautions precautions) {
        return new ParameterDescriptor(
                p.id(),
                p.unit(),
                p.domain(),
                p.instrumentRange(),
                p.euRange(),
                p.access(),
                p.acquisition(),
                p.verification(),
                precautions,
                p.description());
    }

    private Optional<ParameterDescriptor> read(ParameterId id, ConfigSection section) {
        section.acceptOnly("key", "A parameter", KEYS);
        Optional<UnitId> unit = scope.unitOf(section);
        Access access =
                section.read("access", node -> reader.word(node, ACCESS)).orElse(Access.READ);
        Acquisition acquisition = acquisition(section);
        String description = section.text("description").orElse("");
        return domains.read(section, DomainRules.PARAMETER).map(domain -> {
            Optional<Range> instrument = numbers(section, "instrumentRange", domain);
            Optional<Range> display = numbers(section, "euRange", domain);
            checkRanges(section, domain, instrument, display);
            Optional<Verification> verification = verification(section, access, domain);
            return new ParameterDescriptor(
                    id,
                    unit,
                    domain,
                    instrument,
                    display,
                    access,
                    acquisition,
                    verification,
                    Precautions.NONE,
                    description);
        });
    }

    private Acquisition acquisition(ConfigSection section) {
        Duration every = section.duration("every").orElse(Duration.ofSeconds(1));
        if (every.isZero()) {
            section.wrong("every", "must be longer than 0.");
        }
        if (every.compareTo(scope.staleAfter()) > 0) {
            section.wrong(
                    "every",
                    "every " + seconds(every) + " is longer than staleAfter " + seconds(scope.staleAfter())
                            + ": its values would always be stale. Shorten it or lengthen staleAfter.");
        }
        Duration half = scope.staleAfter().dividedBy(2);
        Duration refresh =
                section.duration("refresh").orElse(half.compareTo(LONGEST_REFRESH) < 0 ? half : LONGEST_REFRESH);
        if (section.has("refresh") && refresh.compareTo(scope.staleAfter()) > 0) {
            section.wrong(
                    "refresh",
                    "refresh " + seconds(refresh) + " is longer than staleAfter " + seconds(scope.staleAfter())
                            + ". Shorten it.");
        }
        double deadband = section.real("deadband").orElse(0.0);
        if (deadband < 0) {
            section.wrong("deadband", "must not be negative, but is " + deadband + ".");
        }
        Acquisition.Mode mode =
                section.read("mode", node -> reader.word(node, MODES)).orElse(Acquisition.Mode.POLLED);
        return new Acquisition(mode, every, deadband, refresh);
    }

    private Optional<Range> numbers(ConfigSection section, String key, ValueDomain domain) {
        if (!section.has(key) || DomainReader.isNumber(domain.type())) {
            return section.read(key, node -> domains.range(node, domain.type()));
        }
        section.wrong(key, domain.type() + " has no range; only numbers have one. Remove it.");
        return Optional.empty();
    }

    private static void checkRanges(
            ConfigSection section, ValueDomain domain, Optional<Range> instrument, Optional<Range> display) {
        if (section.has("operatingRange")
                && instrument.isPresent()
                && domain.range().isPresent()
                && !instrument.get().encloses(domain.range().get())) {
            section.wrong(
                    "operatingRange",
                    domain.range().get() + " leaves the instrumentRange " + instrument.get()
                            + ". What can be written must be what physics allows.");
        }
        if (display.isPresent() && display.get().low() == display.get().high()) {
            section.wrong("euRange", display.get() + " is empty: nothing could be displayed.");
        }
        if (display.isPresent() && instrument.isPresent() && isApart(display.get(), instrument.get())) {
            section.wrong("euRange", display.get() + " shows nothing of the instrumentRange " + instrument.get() + ".");
        }
    }

    private static boolean isApart(Range one, Range other) {
        return one.high() < other.low() || one.low() > other.high();
    }

    private Optional<Verification> verification(ConfigSection section, Access access, ValueDomain domain) {
        Duration within = section.duration("verifyWithin").orElse(Duration.ofSeconds(5));
        double tolerance = section.real("tolerance").orElse(defaultTolerance(domain));
        if (tolerance < 0) {
            section.wrong("tolerance", "must not be negative, but is " + tolerance + ".");
        }
        if (access == Access.READ) {
            Stream.concat(Stream.of("verifyWithin", "tolerance"), PrecautionReader.KEYS.stream())
                    .filter(section::has)
                    .forEach(key -> section.wrong(
                            key, "is for parameters that can be written. Remove it or add access: readWrite."));
            return Optional.empty();
        }
        if (!DomainRules.ARGUMENT.types().contains(domain.type())) {
            section.wrong("access", domain.type() + " cannot be written. Use a command with arguments.");
        }
        if (DomainReader.isNumber(domain.type()) && !section.has("operatingRange")) {
            section.wrong(
                    "operatingRange",
                    "is missing: a number that can be written needs its limits, for example [4, 45].");
        }
        return Optional.of(new Verification(within, tolerance));
    }

    /** A device that stores 32-bit floats does not read back exactly what was sent; one part in a thousand is what we allow. */
    private static double defaultTolerance(ValueDomain domain) {
        return domain.type() == ValueType.REAL
                ? domain.range()
                        .map(range -> (range.high() - range.low()) / 1000)
                        .orElse(0.0)
                : 0.0;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static Map<String, Access> access() {
        Map<String, Access> words = new LinkedHashMap<>();
        words.put("read", Access.READ);
        words.put("readWrite", Access.READ_WRITE);
        return words;
    }

    private static Map<String, Acquisition.Mode> modes() {
        Map<String, Acquisition.Mode> words = new LinkedHashMap<>();
        words.put("polled", Acquisition.Mode.POLLED);
        words.put("pushed", Acquisition.Mode.PUSHED);
        return words;
    }
}
