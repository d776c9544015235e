package org.ferrule.core.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.binding.Bindings.Condition;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.binding.Bindings.Task;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;

/** Reads the binding of a command: what is sent, and what must be true of the device before it has succeeded. */
final class TaskReader {
    private static final List<String> KEYS = List.of("steps", "doneWhen", "failedWhen");

    private final BindingScope scope;
    private final SourceReader sources;

    TaskReader(BindingScope scope, SourceReader sources) {
        this.scope = scope;
        this.sources = sources;
    }

    Task read(ConfigSection section, CommandDescriptor command) {
        section.acceptOnly("key", "The binding of a command", KEYS);
        List<Step> steps = new ArrayList<>();
        List<ConfigNode> items = section.require("steps", "[{coil: 5, value: true}]", scope.reader()::list)
                .map(ConfigNode.Sequence::items)
                .orElse(List.of());
        if (items.isEmpty() && section.has("steps")) {
            section.wrong("steps", "needs at least one step: a command that sends nothing does nothing.");
        }
        for (ConfigNode item : items) {
            scope.reader().section(item).ifPresent(step -> {
                step.acceptOnly("key", "A step", sources.stepKeys());
                sources.step(step, command).ifPresent(steps::add);
            });
        }
        ConditionReader conditions = new ConditionReader(scope);
        Optional<Condition> doneWhen = section.read("doneWhen", conditions::read);
        Optional<Condition> failedWhen = section.read("failedWhen", conditions::read);
        if (section.has("failedWhen") && !section.has("doneWhen")) {
            section.wrong("failedWhen", "is never looked at without doneWhen. Add doneWhen.");
        }
        return new Task(steps, doneWhen, failedWhen);
    }
}
