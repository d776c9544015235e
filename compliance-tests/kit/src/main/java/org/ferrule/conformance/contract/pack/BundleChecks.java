package org.ferrule.conformance.contract.pack;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.PluginArchive;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** PKG-001, PKG-005 and PKG-011: what the bundle tells a framework. */
final class BundleChecks {
    private static final String API = "org.ferrule.api.";
    private static final List<String> TOO_WIDE = List.of("DynamicImport-Package", "Require-Bundle", "Fragment-Host");
    private static final Set<String> OF_JAVA = ModuleLayer.boot().modules().stream()
            .filter(module -> module.getName().startsWith("java."))
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final int OLDEST_JAVA = 8;
    /** Class files of Java N have the major version N + 44. */
    private static final int MAJOR_OFFSET = 44;

    private final PluginArchive plugin;

    BundleChecks(PluginArchive plugin) {
        this.plugin = plugin;
    }

    Stream<Check> checks() {
        return Stream.of(
                Check.of(
                        Req.PKG_001,
                        "The manifest is valid and its version is semantic.",
                        (b, notes) -> manifest(notes)),
                Check.of(Req.PKG_001, "What the manifest names is in the jar.", (b, notes) -> named(notes)),
                Check.of(Req.PKG_001, "Only interfaces are exported.", (b, notes) -> exports(notes)),
                Check.of(Req.PKG_001, "Every import has a range that ends.", (b, notes) -> imports(notes)),
                Check.of(
                        Req.PKG_005,
                        "The range of the contract has this one and ends before the next.",
                        (b, notes) -> contract(notes)),
                Check.of(
                        Req.PKG_011,
                        "The bundle declares its Java, and this Java is one of them.",
                        (b, notes) -> java(notes)));
    }

    private void manifest(Notes notes) throws NotMetException {
        String version = plugin.header("Bundle-Version");
        notes.saw("the manifest: " + plugin.symbolicName() + " " + version);
        notes.require(
                plugin.header("Bundle-ManifestVersion").equals("2"),
                "Bundle-ManifestVersion should be 2, but is '" + plugin.header("Bundle-ManifestVersion") + "'.");
        notes.require(
                plugin.symbolicName().matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*"),
                "Bundle-SymbolicName '" + plugin.symbolicName() + "' is no dotted name.");
        notes.require(
                version.matches("(0|[1-9]\\d{0,8})(\\.(0|[1-9]\\d{0,8})){2}(\\.[A-Za-z0-9_-]+)?"),
                "Bundle-Version should be major.minor.micro, with a qualifier at most, but is '" + version + "'.");
        for (String header : TOO_WIDE) {
            notes.require(
                    plugin.header(header).isEmpty(),
                    header + " binds the plugin to more than it declares. Import packages with ranges instead.");
        }
    }

    private void named(Notes notes) throws NotMetException, IOException {
        JarContents jar = JarContents.read(plugin.file());
        for (String header : List.of("Bundle-ClassPath", "Service-Component")) {
            for (String path : HeaderClause.paths(plugin.header(header))) {
                boolean isThere = path.equals(".")
                        || path.contains("*")
                        || jar.files().keySet().stream()
                                .anyMatch(file -> file.equals(path) || file.startsWith(path + "/"));
                notes.require(isThere, header + " names " + path + ", which is not in the jar.");
            }
        }
        String activator = plugin.header("Bundle-Activator");
        notes.require(
                activator.isEmpty() || jar.classes().keySet().stream().anyMatch(file -> file.endsWith(path(activator))),
                "Bundle-Activator names " + activator + ", which is not in the jar.");
    }

    private static String path(String className) {
        return className.replace('.', '/') + ".class";
    }

    private void exports(Notes notes) throws NotMetException, IOException {
        List<HeaderClause> clauses = HeaderClause.parse(plugin.header("Export-Package"));
        notes.saw("the manifest: " + clauses.size() + " exports");
        for (HeaderClause clause : clauses) {
            for (String name : clause.paths()) {
                notes.require(
                        !name.startsWith(API),
                        name + " is exported, but belongs to the runtime. Import it, and leave its classes out.");
                notes.require(
                        !clause.parameter("version").isEmpty(),
                        name + " is exported without a version. Annotate it with @Version.");
                interfacesOnly(notes, name);
            }
        }
    }

    private void interfacesOnly(Notes notes, String exported) throws NotMetException, IOException {
        String folder = exported.replace('.', '/') + "/";
        for (Map.Entry<String, byte[]> file :
                JarContents.read(plugin.file()).classes().entrySet()) {
            String name =
                    file.getKey().substring(file.getKey().indexOf('!') + 1).replaceFirst("^/", "");
            if (name.startsWith(folder) && name.indexOf('/', folder.length()) < 0) {
                ClassReader type = reader(file);
                boolean isInterface = (type.getAccess() & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM)) != 0
                        || "java/lang/Record".equals(type.getSuperName())
                        || String.valueOf(type.getSuperName()).endsWith("Exception");
                notes.require(
                        isInterface || (type.getAccess() & Opcodes.ACC_PUBLIC) == 0,
                        type.getClassName().replace('/', '.')
                                + " is exported, but is no interface, record, enum or exception. Keep the package private.");
            }
        }
    }

    private void imports(Notes notes) throws NotMetException {
        for (HeaderClause clause : HeaderClause.parse(plugin.header("Import-Package"))) {
            for (String name : clause.paths()) {
                if (!name.startsWith("java.") && !OF_JAVA.contains(name)) {
                    notes.require(
                            hasEnd(clause.parameter("version")),
                            "The import of " + name + " should have a range that ends, such as [1.2,2), but has '"
                                    + clause.parameter("version") + "'.");
                }
            }
        }
    }

    private static boolean hasEnd(String range) throws NotMetException {
        return !range.isEmpty() && range(range).getRight() != null;
    }

    private static VersionRange range(String text) throws NotMetException {
        try {
            return new VersionRange(text);
        } catch (IllegalArgumentException wrong) {
            throw new NotMetException("'" + text + "' is no range of versions: " + wrong.getMessage());
        }
    }

    private void contract(Notes notes) throws NotMetException, NotApplicableException, IOException {
        Version current = ContractVersion.current();
        List<HeaderClause> imported = HeaderClause.parse(plugin.header("Import-Package")).stream()
                .filter(clause -> clause.paths().stream().anyMatch(name -> name.startsWith(API)))
                .toList();
        if (imported.isEmpty() && JarContents.read(plugin.file()).classes().isEmpty()) {
            throw new NotApplicableException(
                    "The plugin has no code that could depend on the contract; its descriptor names its own version.");
        }
        notes.require(!imported.isEmpty(), "Import-Package should name packages of " + API + "* with a range.");
        for (HeaderClause clause : imported) {
            String text = clause.parameter("version");
            notes.saw("the manifest: " + clause.paths() + " " + text);
            notes.require(!text.isEmpty(), "The import of " + clause.paths() + " has no range of versions.");
            VersionRange range = range(text);
            notes.require(
                    range.includes(current),
                    "The range " + text + " of " + clause.paths() + " leaves out " + current
                            + ", the contract of this kit.");
            notes.require(
                    !range.includes(new Version(current.getMajor() + 1, 0, 0)),
                    "The range " + text + " of " + clause.paths() + " takes in the next contract, "
                            + (current.getMajor() + 1) + ".0.0, which nobody knows yet.");
        }
    }

    private void java(Notes notes) throws NotMetException, NotApplicableException, IOException {
        int here = Runtime.version().feature();
        Optional<String> declared = HeaderClause.parse(plugin.header("Require-Capability")).stream()
                .filter(clause -> clause.paths().contains("osgi.ee"))
                .map(clause -> clause.parameter("filter:"))
                .findFirst();
        if (declared.isEmpty() && JarContents.read(plugin.file()).classes().isEmpty()) {
            throw new NotApplicableException("The plugin has no code that could need a Java.");
        }
        String filter = declared.orElseThrow(() ->
                new NotMetException("Require-Capability should name osgi.ee, which says which Java the plugin needs."));
        notes.saw("the manifest: " + filter + "; Java " + here + " on " + System.getProperty("os.name"));
        notes.require(
                accepts(filter, here), "The plugin declares " + filter + ", which is not Java " + here + ", this one.");
        int oldest = here;
        while (oldest > OLDEST_JAVA && accepts(filter, oldest - 1)) {
            oldest--;
        }
        for (Map.Entry<String, byte[]> file :
                JarContents.read(plugin.file()).classes().entrySet()) {
            int needs = reader(file).readUnsignedShort(6) - MAJOR_OFFSET;
            notes.require(
                    needs <= oldest || file.getKey().contains("META-INF/versions/"),
                    file.getKey() + " needs Java " + needs + ", but the plugin declares Java " + oldest + ".");
        }
    }

    private static boolean accepts(String filter, int feature) throws NotMetException {
        List<Version> versions = IntStream.rangeClosed(OLDEST_JAVA, feature)
                .mapToObj(number -> new Version(number, 0, 0))
                .toList();
        try {
            return FrameworkUtil.createFilter(filter).matches(Map.of("osgi.ee", "JavaSE", "version", versions));
        } catch (InvalidSyntaxException wrong) {
            throw new NotMetException("The filter of osgi.ee cannot be read: " + wrong.getMessage());
        }
    }

    private static ClassReader reader(Map.Entry<String, byte[]> file) throws NotMetException {
        return ClassFile.read(file.getKey(), file.getValue());
    }
}
