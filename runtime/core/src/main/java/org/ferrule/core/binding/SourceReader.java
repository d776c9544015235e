package org.ferrule.core.binding;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.binding.Source;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.core.yaml.ConfigSection;

/** Reads places in a device as one protocol names them. */
interface SourceReader {
    /** Keys that say where a value is read. */
    List<String> keys();

    /** Where a value of that domain is read. */
    Optional<Source> read(ConfigSection binding, ValueDomain domain);

    /** Keys that say where a value is written, if elsewhere than it is read. */
    List<String> targetKeys();

    /** Where a value is written. */
    Optional<Source> target(ConfigSection write, Source read, ValueDomain domain);

    /** Fields that the rules of a binding can be about. */
    Collection<String> fields(Source source);

    /** Keys of a command's step. */
    List<String> stepKeys();

    /** One step of a command. */
    Optional<Step> step(ConfigSection step, CommandDescriptor command);
}
