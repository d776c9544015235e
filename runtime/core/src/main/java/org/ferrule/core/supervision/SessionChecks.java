package org.ferrule.core.supervision;

import java.util.Optional;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.driver.Clocked;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Recallable;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.driver.Subscribable;
import org.ferrule.api.driver.Writable;
import org.ferrule.api.model.Nameplate;

/**
 * What must be true of a session before it is used.
 *
 * @param descriptor of the equipment's type
 */
record SessionChecks(EquipmentDescriptor descriptor) {
    /** The session can do what the descriptor declares. */
    void checkAbilities(EquipmentSession session) throws BlockedException {
        boolean isWritable = descriptor.parameters().values().stream().anyMatch(ParameterDescriptor::isWritable);
        boolean isPushed = descriptor.parameters().values().stream().anyMatch(p -> !p.isPolled());
        need(isWritable, session instanceof Writable, "a writable parameter", "Writable");
        need(isPushed, session instanceof Subscribable, "a pushed parameter", "Subscribable");
        need(descriptor.supervision().clockLimit().isPresent(), session instanceof Clocked, "a clockLimit", "Clocked");
        need(!descriptor.commands().isEmpty(), session instanceof Commandable, "a command", "Commandable");
        boolean isRecallable = descriptor.commands().values().stream().anyMatch(CommandDescriptor::isRecallable);
        need(isRecallable, session instanceof Recallable, "a recallable command", "Recallable");
        need(!descriptor.units().isEmpty(), session instanceof Stateful, "a functional unit", "Stateful");
    }

    private void need(boolean isDeclared, boolean isAble, String what, String ability) throws BlockedException {
        if (isDeclared && !isAble) {
            throw BlockedException.plugin("defect of the plugin: the descriptor " + descriptor.type() + " declares "
                    + what + ", but the driver's session does not implement " + ability
                    + ". The vendor must implement it or take it out of the descriptor.");
        }
    }

    /** The device is the same as before, and runs a firmware that the plugin supports. */
    void checkIdentity(Nameplate answer, Optional<Nameplate> before) throws BlockedException {
        if (before.isPresent() && !before.get().serialNumber().equals(answer.serialNumber())) {
            throw BlockedException.identity("another device answers: serial number " + answer.serialNumber()
                    + " instead of " + before.get().serialNumber()
                    + ". Connect the right device, or restart the runtime to accept this one.");
        }
        String supported = descriptor.identity().firmware();
        if (!supported.isEmpty() && !answer.firmwareRevision().matches(supported)) {
            throw BlockedException.identity("the device runs firmware '" + answer.firmwareRevision() + "', the plugin "
                    + descriptor.type() + " " + descriptor.identity().version() + " supports '" + supported
                    + "'. Install a plugin for this firmware, or the firmware for this plugin.");
        }
    }
}
