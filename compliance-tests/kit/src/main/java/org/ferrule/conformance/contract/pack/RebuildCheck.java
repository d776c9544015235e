package org.ferrule.conformance.contract.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.PluginArchive;

/** PKG-004: a second build gives the same, but for the signature, which never comes out the same twice. */
final class RebuildCheck {
    private final PluginArchive plugin;
    private final Optional<Path> rebuild;

    RebuildCheck(PluginArchive plugin, Optional<Path> rebuild) {
        this.plugin = plugin;
        this.rebuild = rebuild;
    }

    Stream<Check> checks() {
        return Stream.of(Check.of(Req.PKG_004, "A second build holds the same bytes.", (b, notes) -> compare(notes)));
    }

    private void compare(Notes notes) throws NotMetException, NotTestedException, IOException {
        Path second = rebuild.orElseThrow(() -> new NotTestedException(
                "There is only one build. Build the same sources again and give the jar as --rebuild FILE."));
        Map<String, byte[]> one = unsigned(plugin.file());
        Map<String, byte[]> other = unsigned(second);
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        notes.did("compared " + names.size() + " files with those of " + second.getFileName());
        for (String name : names) {
            notes.require(
                    Arrays.equals(one.get(name), other.get(name)),
                    name + " is not the same in both builds, or is in one only.");
        }
        notes.require(
                JarContents.read(plugin.file())
                        .headers()
                        .equals(JarContents.read(second).headers()),
                "The headers of the manifest are not the same in both builds.");
    }

    private static Map<String, byte[]> unsigned(Path jar) throws NotMetException, IOException {
        Map<String, byte[]> files = new TreeMap<>(JarContents.read(jar).files());
        // The signer writes digests into the manifest; its headers are compared by themselves.
        files.keySet().removeIf(name -> PackageSignature.isSignature(name) || name.equals(JarFile.MANIFEST_NAME));
        return files;
    }
}
