package org.ferrule.launcher.admission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.stream.Stream;

/** Writes the lock file of a directory whose plugins lie there already. */
public final class LockedFolder {
    private LockedFolder() {}

    /**
     * Judges every file in {@code plugins/}, and locks them if none is refused.
     *
     * @param isDistribution whether it does not matter who signed
     * @throws RefusedPluginException for the first one that is not admitted; nothing is written then
     */
    public static List<LockedPlugin> lock(Path directory, boolean isDistribution, Supplier<LocalDate> today)
            throws RefusedPluginException, IOException {
        PluginGate gate = new PluginGate(directory, isDistribution, today);
        List<LockedPlugin> locked = new ArrayList<>();
        for (Path file : files(directory.resolve("plugins"))) {
            String name = String.valueOf(file.getFileName());
            LockedPlugin plugin = gate.judge(name, Files.readAllBytes(file)).identity();
            for (LockedPlugin other : locked) {
                if (other.name().equals(plugin.name())) {
                    throw new RefusedPluginException(
                            name, "is " + plugin.name() + ", as " + other.file() + " is. Take one of the two away.");
                }
            }
            locked.add(plugin);
        }
        PluginLock.of(locked).write(directory);
        return locked;
    }

    /** Locks whatever lies there, unjudged: for a trial whose point is to find out what a plugin is. */
    public static void lockTrial(Path directory) throws IOException {
        List<LockedPlugin> locked = new ArrayList<>();
        for (Path file : files(directory.resolve("plugins"))) {
            locked.add(unjudged(file));
        }
        PluginLock.of(locked)
                .noting("made for a trial: these plugins were taken as they are, without judging them")
                .write(directory);
    }

    private static LockedPlugin unjudged(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String sha256 = Sha256.of(Files.readAllBytes(file));
        try {
            Attributes headers = PackageFiles.read(file).manifest().getMainAttributes();
            String plain = String.valueOf(headers.getValue("Bundle-SymbolicName"))
                    .split(";", 2)[0]
                    .strip();
            return new LockedPlugin(
                    name, plain, String.valueOf(headers.getValue("Bundle-Version")), sha256, Optional.empty());
        } catch (UnsoundPackageException unsound) {
            return new LockedPlugin(name, name, "", sha256, Optional.empty());
        }
    }

    private static List<Path> files(Path plugins) throws IOException {
        if (!Files.isDirectory(plugins)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(plugins)) {
            return files.filter(file ->
                            file.toString().endsWith(".jar") || file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
