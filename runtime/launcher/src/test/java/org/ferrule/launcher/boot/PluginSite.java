package org.ferrule.launcher.boot;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.plugin.PluginHost;
import org.ferrule.core.service.Answer;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.service.PluginUpload;
import org.ferrule.core.service.Plugins;
import org.ferrule.core.service.Site;
import org.ferrule.launcher.admission.LockedFolder;
import org.ferrule.launcher.admission.PluginGate;
import org.ferrule.launcher.boundary.RuntimeBundles;
import org.ferrule.launcher.boundary.TrailText;
import org.ferrule.people.Accounts;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.ferrule.people.Sessions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A site in a real Felix, put together as the launcher does, and an engineer who has signed in. */
final class PluginSite implements AutoCloseable {
    static final Duration BOUND = Duration.ofSeconds(60);
    private static final String WORD = "a long enough password";

    private final Path home;
    private final Path data;
    private final Path site;
    private final FrameworkHost host;
    private final SessionKey engineer;

    /** Starts it with the plugins of a home directory as the distribution's, and those of the site. */
    PluginSite(Path directory, String onlineSeconds) throws Exception {
        home = directory.resolve("home");
        site = directory.resolve("site");
        data = directory.resolve("data");
        Files.createDirectories(data);
        LockedFolder.lockTrial(home);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ferrule.site", site.toString());
        properties.put("ferrule.data", data.toString());
        properties.put("ferrule.started", "0");
        properties.put("ferrule.version", "0.1.0");
        properties.put("ferrule.online.seconds", onlineSeconds);
        PluginShelf shelf =
                PluginShelf.of(new Installation(home), new PluginGate(site, false, () -> LocalDate.of(2026, 6, 1)));
        properties.put("ferrule.refused", shelf.refusedNames());
        host = FrameworkHost.raise(
                new FrameworkHost.Plan(RuntimeBundles.jars(), shelf.jars(), properties, directory.resolve("felix")));
        host.offer(PluginHost.class, new SitePluginHost(host, shelf));
        host.start();
        engineer = signIn();
    }

    private SessionKey signIn() throws Exception {
        Accounts accounts = service(Accounts.class);
        Sessions sessions = service(Sessions.class);
        Optional<Credentials> first = accounts.firstSecret();
        if (first.isPresent()) {
            SessionKey admin = entered(sessions, first.get());
            String secret = accounts.create(admin, "eva", "Eva Engineer", Set.of(Role.ENGINEER), List.of());
            return entered(sessions, new Credentials("eva", secret));
        }
        return sessions.signIn(new Credentials("eva", WORD), "test");
    }

    private static SessionKey entered(Sessions sessions, Credentials secret) throws Exception {
        sessions.changePassword(sessions.signIn(secret, "test"), secret.password(), WORD);
        return sessions.signIn(new Credentials(secret.user(), WORD), "test");
    }

    <T> T service(Class<T> type) {
        BundleContext context = host.context();
        await().atMost(BOUND).until(() -> context.getServiceReference(type) != null);
        ServiceReference<T> reference = context.getServiceReference(type);
        return context.getService(reference);
    }

    BundleContext context() {
        return host.context();
    }

    Path siteDirectory() {
        return site;
    }

    Plugins plugins() {
        return service(Plugins.class);
    }

    Answer<Plugins.Deed> install(Path jar) throws Exception {
        return plugins().install(engineer, upload(jar, "a new pump", false));
    }

    Answer<Plugins.Deed> update(Path jar, boolean isOlderWanted) throws Exception {
        return plugins().exchange(engineer, upload(jar, "a better pump", isOlderWanted));
    }

    Answer<Plugins.Deed> remove(String name) {
        return plugins().uninstall(engineer, name, "no longer used");
    }

    SessionKey engineer() {
        return engineer;
    }

    static PluginUpload upload(Path jar, String reason, boolean isOlderWanted) throws Exception {
        return new PluginUpload(jar.getFileName() + "", Files.readAllBytes(jar), reason, isOlderWanted);
    }

    EquipmentView equipment(String id) {
        return service(Site.class).equipment(new EquipmentId(id)).orElseThrow();
    }

    void awaitOnline(String id) {
        await().atMost(BOUND)
                .until(() -> equipment(id).connection().state().name().equals("ONLINE"));
    }

    /** Ends the site first, so that every record is there. */
    List<String> records(String action) throws Exception {
        host.close();
        return TrailText.of(data, action);
    }

    @Override
    public void close() {
        host.close();
    }
}
