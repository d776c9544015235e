package org.ferrule.core.plugin;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.site.SiteConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One plugin in place of another, of nothing, or nothing in its place; and the way back if that fails. Nothing speaks against it any
 * more when this begins.
 */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final PluginHost host;
    private final PluginSite site;
    private final Duration bound;

    /** Works with a host and a site; equipment has {@code bound} to come ONLINE. */
    Exchange(PluginHost host, PluginSite site, Duration bound) {
        this.host = host;
        this.site = site;
        this.bound = bound;
    }

    /**
     * One side of an exchange.
     *
     * @param plugin the file
     * @param types that it has
     * @param reading what the site file says with it
     */
    record Side(PluginCandidate plugin, Collection<String> types, SiteConfiguration reading) {}

    /** Brings a plugin where there was none. */
    void bring(Side next) throws PluginProblem, InterruptedException {
        try {
            start(next, List.of());
            host.keep(next.plugin());
        } catch (PluginProblem problem) {
            stop(next);
            throw problem;
        }
    }

    /** Takes a plugin away. */
    void take(Side present) throws PluginProblem, InterruptedException {
        stop(present);
        try {
            host.discard(present.plugin().facts().name());
        } catch (PluginProblem problem) {
            start(present, List.of());
            throw problem;
        }
        site.explain(present.types());
    }

    /**
     * Brings a plugin in place of another.
     *
     * @return empty if that worked; otherwise why not, and what became of the other
     */
    Optional<TakenBack> replace(Side present, Side next) throws InterruptedException {
        List<EquipmentId> online = site.equipmentOf(present.types()).stream()
                .filter(view -> view.connection().state() == ConnectionState.ONLINE)
                .map(EquipmentView::id)
                .toList();
        try {
            stop(present);
            start(next, online);
            host.keep(next.plugin());
            return Optional.empty();
        } catch (PluginProblem problem) {
            String reason = String.valueOf(problem.getMessage());
            LOG.error("{} is taken back: {}", next.plugin().facts().view(), reason);
            stop(next);
            try {
                start(present, online);
                return Optional.of(new TakenBack(reason, ""));
            } catch (PluginProblem again) {
                return Optional.of(new TakenBack(reason, String.valueOf(again.getMessage())));
            }
        }
    }

    /**
     * An exchange that did not work.
     *
     * @param reason why
     * @param trouble what is wrong with the previous version; empty if it works as before
     */
    record TakenBack(String reason, String trouble) {}

    private void start(Side side, Collection<EquipmentId> online) throws PluginProblem, InterruptedException {
        site.configure(side.reading(), side.types());
        host.start(side.plugin());
        site.came(side.plugin(), side.types());
        List<EquipmentId> driven =
                site.equipmentOf(side.types()).stream().map(EquipmentView::id).toList();
        List<EquipmentId> expected = driven.stream().filter(online::contains).toList();
        if (!site.await(driven, expected, bound)) {
            throw new PluginProblem(side.plugin().facts().view() + ": after " + bound.toSeconds() + " s "
                    + site.equipmentOf(side.types()).stream()
                            .filter(view -> view.connection().state() != ConnectionState.ONLINE)
                            .map(view -> view.id() + " is " + view.connection().state() + " ("
                                    + view.connection().reason() + ")")
                            .collect(Collectors.joining(", ")));
        }
    }

    private void stop(Side side) {
        site.leaves(side.plugin(), side.types());
        try {
            host.stop(side.plugin().facts().name());
        } catch (PluginProblem problem) {
            LOG.error("{} does not stop as it should", side.plugin().facts().view(), problem);
        }
    }
}
