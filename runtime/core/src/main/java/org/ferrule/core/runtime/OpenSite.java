package org.ferrule.core.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.plugin.PluginCandidate;
import org.ferrule.core.plugin.PluginSite;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.yaml.MistakesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running site, open for plugins that come and go. */
final class OpenSite implements PluginSite {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSite.class);

    private final SiteRuntime runtime;
    private final BundleDescriptors descriptors;
    private final Interpreted interpreted;
    private final Reading reading;

    OpenSite(SiteRuntime runtime, BundleDescriptors descriptors, Interpreted interpreted, Reading reading) {
        this.runtime = runtime;
        this.descriptors = descriptors;
        this.interpreted = interpreted;
        this.reading = reading;
    }

    /** Reads the site file of the start with these descriptors. */
    @FunctionalInterface
    interface Reading {
        SiteConfiguration with(Map<String, EquipmentDescriptor> types) throws MistakesException;
    }

    @Override
    public List<EquipmentView> equipmentOf(Collection<String> types) {
        return runtime.site().equipment().stream()
                .filter(view -> types.contains(view.type()))
                .toList();
    }

    @Override
    public Map<String, EquipmentDescriptor> descriptors() {
        return descriptors.all();
    }

    @Override
    public SiteConfiguration read(Map<String, EquipmentDescriptor> types) throws MistakesException {
        return reading.with(types);
    }

    @Override
    public void configure(SiteConfiguration configuration, Collection<String> types) {
        runtime.configure(configuration, types);
    }

    @Override
    public void came(PluginCandidate plugin, Collection<String> types) {
        if (plugin.isDescriptor()) {
            plugin.descriptors().forEach(this::addFile);
        }
        interpreted.offer(types);
    }

    private void addFile(String place, byte[] yaml) {
        try {
            descriptors.addFile(place, new DescriptorReader().read(place, yaml));
        } catch (MistakesException judgedBefore) {
            LOG.error("a descriptor that was admitted cannot be read", judgedBefore);
        }
    }

    @Override
    public void leaves(PluginCandidate plugin, Collection<String> types) {
        try {
            runtime.withdrawInterpreted(
                    types, "the plugin " + plugin.facts().view() + " was taken away. Install it again or another one.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (plugin.isDescriptor()) {
            types.forEach(descriptors::removeFile);
        }
    }

    @Override
    public void explain(Collection<String> types) {
        runtime.explainMissing(types);
    }

    @Override
    public Optional<String> hold(EquipmentId equipment, String why) {
        return runtime.hold(equipment, why);
    }

    @Override
    public void release(EquipmentId equipment) {
        runtime.letGo(equipment);
    }

    @Override
    public boolean await(Collection<EquipmentId> driven, Collection<EquipmentId> online, Duration bound)
            throws InterruptedException {
        return runtime.await(
                () -> driven.stream().allMatch(this::isDriven)
                        && online.stream().allMatch(this::isOnline),
                bound);
    }

    private boolean isDriven(EquipmentId id) {
        return runtime.site().equipment(id).flatMap(EquipmentView::descriptor).isPresent();
    }

    private boolean isOnline(EquipmentId id) {
        return runtime.site()
                .equipment(id)
                .filter(view -> view.connection().state() == ConnectionState.ONLINE)
                .isPresent();
    }
}
