package org.ferrule.core.governor;

import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.Value;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.EquipmentView;

/** A command that gives a set-point is held to the same limits as a write of it: no way around a site's limits. */
final class SetPointArguments {
    private SetPointArguments() {}

    static void check(CommandDescriptor command, Map<String, Value> arguments, EquipmentView view)
            throws RefusedException {
        for (ArgumentDescriptor argument : command.arguments()) {
            Optional<ParameterId> target = argument.setPoint(arguments);
            Value value = arguments.get(argument.name());
            if (target.isPresent() && value != null) {
                String what = "argument " + argument.name() + " of command " + command.id() + " for " + target.get();
                ParameterDescriptor parameter = view.descriptor()
                        .flatMap(descriptor -> descriptor.parameter(target.get()))
                        .orElseThrow(() -> new RefusedException(
                                ErrorCode.VALIDATION, what + ": there is no such parameter. Choose another one."));
                Optional<Range> site = Optional.ofNullable(view.limits().get(target.get()));
                Limits.check(what, value, parameter.domain(), site);
            }
        }
    }
}
