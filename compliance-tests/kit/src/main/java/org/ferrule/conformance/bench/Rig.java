package org.ferrule.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.launcher.client.NoSiteException;

/** Devices and the site that drives them, brought up together. */
public final class Rig implements AutoCloseable {
    private final Site site;
    private final List<Equipment> equipment;

    private final Path directory;

    private Rig(Path directory, Site site, List<Equipment> equipment) {
        this.directory = directory;
        this.site = site;
        this.equipment = List.copyOf(equipment);
    }

    /**
     * Where a rig stands.
     *
     * @param installation with the plugin
     * @param directory empty, for the site, its data and what simulators keep
     * @param candidate the type on trial
     * @param orders for each device, given before the site starts
     * @param longest after which its processes are killed, whatever they do
     */
    record Plan(
            TrialInstallation installation,
            Path directory,
            Candidate candidate,
            List<List<String>> orders,
            Duration longest) {}

    /** Starts devices, then the site; what was started ends if something fails. */
    static Rig start(Plan plan, Patience patience) throws IOException, NoSiteException {
        List<DeviceStart> starting = new ArrayList<>();
        List<Simulator> devices = new ArrayList<>();
        try {
            Path siteDirectory = Files.createDirectories(plan.directory().resolve("site"));
            SiteFile file = new SiteFile(plan.candidate().statement());
            plan.installation().devices().take(() -> startDevices(plan, starting, devices, patience));
            for (int n = 1; n <= plan.orders().size(); n++) {
                Simulator device = devices.get(n - 1);
                for (String order : plan.candidate().statement().ready()) {
                    device.order(order);
                }
                for (String order : plan.orders().get(n - 1)) {
                    device.order(order);
                }
                file.add("unit-" + n, device);
                SiteFile.trust(siteDirectory, device);
            }
            file.write(siteDirectory);
            RuntimeProcess.Plan process =
                    new RuntimeProcess.Plan(siteDirectory, plan.directory().resolve("data"), plan.longest());
            Site site = plan.installation().sites().take(() -> Site.start(plan.installation(), process, patience));
            List<Equipment> equipment = new ArrayList<>();
            for (int n = 1; n <= plan.orders().size(); n++) {
                equipment.add(new Equipment(
                        site, "unit-" + n, devices.get(n - 1), plan.candidate().descriptor()));
            }
            return new Rig(plan.directory(), site, equipment);
        } catch (IOException | NoSiteException | RuntimeException failure) {
            devices.forEach(Simulator::close);
            starting.forEach(DeviceStart::close);
            throw failure;
        }
    }

    /** All at once, and then one after the other as they listen. */
    private static List<Simulator> startDevices(
            Plan plan, List<DeviceStart> starting, List<Simulator> devices, Patience patience) throws IOException {
        for (int n = 1; n <= plan.orders().size(); n++) {
            starting.add(DeviceStart.begin(plan, n));
        }
        for (DeviceStart device : starting) {
            devices.add(device.listening(patience));
        }
        return devices;
    }

    public Site site() {
        return site;
    }

    /** The first equipment, which most rigs have alone. */
    public Equipment first() {
        return equipment.get(0);
    }

    /** Where the site, its data and what simulators keep lie. */
    public Path directory() {
        return directory;
    }

    /** The equipment, the first one first. */
    public List<Equipment> equipment() {
        return equipment;
    }

    @Override
    public void close() {
        site.close();
        equipment.forEach(one -> one.device().close());
    }
}
