package org.ferrule.core.supervision;

import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.site.EquipmentEntry;

/**
 * What is known of one equipment under one plugin.
 *
 * @param events where driver and runtime report
 * @param samples latest samples
 * @param status state variables two to five
 * @param poller asks the session
 * @param clock measures how far the device's clock is off
 * @param checks what must be true of a session
 */
record DeviceParts(
        DeviceEventSink events,
        SampleBoard samples,
        StatusBoard status,
        Poller poller,
        ClockWatch clock,
        SessionChecks checks) {
    static DeviceParts of(
            SupervisionServices services, EquipmentEntry entry, EquipmentDescriptor descriptor, Lasting lasting) {
        DeviceEventSink events = new DeviceEventSink(services, entry.id(), descriptor.alarms(), lasting.alarms());
        SampleMaker maker = new SampleMaker(
                entry.id(), services.clock(), new SampleRules(entry.isSimulated()), lasting.sequences());
        SampleBoard samples = new SampleBoard(services, descriptor, maker, events);
        StatusBoard status = new StatusBoard(services, descriptor, events);
        Poller poller = new Poller(descriptor, services.clock(), samples, status);
        ClockWatch clock = new ClockWatch(
                services, events, lasting.alarms(), descriptor.supervision().clockLimit());
        return new DeviceParts(events, samples, status, poller, clock, new SessionChecks(descriptor));
    }
}
