package org.ferrule.plugin.registermap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ferrule.api.binding.Bindings;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;

/** Health and alarms, as the rules of the status parameters and the conditions of the alarms say. */
record StatusReader(Bindings bindings, EquipmentDescriptor descriptor, DeviceEvents events) {
    /** NE 107 orders by what the operator must do; what makes the values useless comes first. */
    private static final List<Health> WORST_FIRST =
            List.of(Health.FAILURE, Health.CHECK_FUNCTION, Health.OFF_SPEC, Health.MAINTENANCE_REQUIRED, Health.NORMAL);

    DeviceStatus read(Device device, BoundSession session) throws ConnectionException, DeviceException {
        Set<Health> healths = new LinkedHashSet<>();
        healths.add(Health.NORMAL);
        readRules(device, healths);
        readConditions(session, healths);
        return DeviceStatus.operating(
                WORST_FIRST.stream().filter(healths::contains).findFirst().orElse(Health.NORMAL));
    }

    private void readRules(Device device, Set<Health> healths) throws ConnectionException, DeviceException {
        List<Item> items = bindings.status().stream()
                .flatMap(id -> Optional.ofNullable(bindings.parameters().get(id)).stream())
                .toList();
        if (items.isEmpty()) {
            return;
        }
        Map<Item, Answer> answers = device.read(items);
        Map<String, Boolean> alarms = new TreeMap<>();
        for (Item item : items) {
            Answer answer = answers.get(item);
            if (answer instanceof Answer.Refused refused) {
                throw refused.reason();
            }
            if (answer instanceof Answer.Content content) {
                Judgement judgement = Judgement.of(item, content);
                healths.add(judgement.health());
                judgement
                        .rules()
                        .forEach(rule -> rule.alarm()
                                .ifPresent(alarm -> alarms.merge(
                                        alarm.value(), judgement.applies(rule), (one, other) -> one || other)));
            }
        }
        alarms.forEach((id, isActive) -> events.alarm(new AlarmId(id), isActive, "", null));
    }

    private void readConditions(BoundSession session, Set<Health> healths) throws ConnectionException, DeviceException {
        Set<ParameterId> wanted = new LinkedHashSet<>();
        bindings.alarms().values().forEach(condition -> wanted.add(condition.parameter()));
        if (wanted.isEmpty()) {
            return;
        }
        List<Reading> readings = session.read(wanted);
        bindings.alarms()
                .forEach((id, condition) -> readings.stream()
                        .filter(reading -> reading.parameter().equals(condition.parameter()))
                        // What cannot be read says neither that there is trouble nor that it is over.
                        .filter(reading -> !reading.quality().isBad())
                        .forEach(reading -> {
                            boolean isActive = condition.values().contains(reading.value());
                            events.alarm(
                                    id,
                                    isActive,
                                    condition.parameter() + " = "
                                            + reading.value().text(),
                                    null);
                            AlarmDescriptor alarm = descriptor.alarms().get(id);
                            if (isActive && alarm != null) {
                                healths.add(alarm.health());
                            }
                        }));
    }
}
