package org.ferrule.plugin.registermap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;

/** The device as one protocol reaches it. */
interface Device {
    /** Reads items in as few requests as can be; one answer an item. */
    Map<Item, Answer> read(Collection<Item> items) throws ConnectionException, DeviceException;

    /** Writes an item's target once. */
    void write(Item item, Value value) throws ConnectionException, DeviceException;

    /**
     * Takes one step of a command.
     *
     * @param step a step that this protocol has
     * @param arguments of the command
     * @return what came back, in order, with the names that the protocol has for it
     */
    List<Returned> take(Step step, Map<String, Value> arguments) throws ConnectionException, DeviceException;

    /**
     * Something that came back from a step.
     *
     * @param name empty if the protocol has none
     * @param value as the protocol gives it
     */
    record Returned(String name, Value value) {}
}
