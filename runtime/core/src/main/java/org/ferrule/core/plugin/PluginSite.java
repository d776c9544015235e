package org.ferrule.core.plugin;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.yaml.MistakesException;

/** The running site, as far as plugins that come and go concern it. */
public interface PluginSite {
    /** The equipment of these types. */
    List<EquipmentView> equipmentOf(Collection<String> types);

    /** The descriptors that the site has now, by type. */
    Map<String, EquipmentDescriptor> descriptors();

    /**
     * What the site file, as it was read at the start, says with other descriptors; types that nobody has are awaited.
     *
     * @throws MistakesException if it does not fit them
     */
    SiteConfiguration read(Map<String, EquipmentDescriptor> types) throws MistakesException;

    /** Takes over what a reading says of the equipment of these types; they have no driver now. */
    void configure(SiteConfiguration configuration, Collection<String> types);

    /** A plugin has come that has these types; those that need an interpreter get it. */
    void came(PluginCandidate plugin, Collection<String> types);

    /** A plugin is about to leave; what an interpreter does for it ends. */
    void leaves(PluginCandidate plugin, Collection<String> types);

    /** Says why these types have no driver. */
    void explain(Collection<String> types);

    /** Keeps commands from an equipment, unless one is under way: then says which. */
    Optional<String> hold(EquipmentId equipment, String why);

    /** Lets commands reach it again. */
    void release(EquipmentId equipment);

    /** Waits until each has a driver, and these are ONLINE; false if they are not in time. */
    boolean await(Collection<EquipmentId> driven, Collection<EquipmentId> online, Duration bound)
            throws InterruptedException;
}
