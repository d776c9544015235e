package org.ferrule.conformance.contract.pack;

import static org.ferrule.conformance.contract.pack.PluginJarBuilder.BILL;
import static org.ferrule.conformance.contract.pack.PluginJarBuilder.COMPONENTS;
import static org.ferrule.conformance.contract.pack.PluginJarBuilder.DESCRIPTOR;
import static org.ferrule.conformance.contract.pack.PluginJarBuilder.DRIVER;
import static org.ferrule.conformance.contract.pack.PluginJarBuilder.STATEMENT;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ferrule.catalogue.Req;
import org.objectweb.asm.Opcodes;

/** Packages that break one requirement each. */
final class PackageMutants {
    private static final String DRIVER_FILE = DRIVER + ".class";
    private static final String LIBRARY =
            "{\"type\": \"library\", \"bom-ref\": \"lib\", \"group\": \"org.lib\", \"name\": \"lib\", "
                    + "\"version\": \"1.0\", \"purl\": \"pkg:maven/org.lib/lib@1.0\"}";

    private PackageMutants() {}

    /**
     * A way to break a package.
     *
     * @param requirement that it breaks, and no other
     * @param name of what is done
     * @param message that must be in what the kit says
     * @param change does it
     */
    record Mutant(String requirement, String name, String message, Consumer<PluginJarBuilder> change) {
        @Override
        public String toString() {
            return requirement + " " + name;
        }
    }

    static Stream<Mutant> all() {
        return Stream.of(bundle(), support(), bill(), declarations(), secrets(), interfaces())
                .flatMap(mutants -> mutants);
    }

    private static Mutant header(String requirement, String name, String value, String message) {
        return new Mutant(requirement, name + ": " + value, message, jar -> jar.header(name, value));
    }

    private static Stream<Mutant> bundle() {
        String api = "org.ferrule.api.driver;version=";
        return Stream.of(
                header(Req.PKG_001, "Bundle-ManifestVersion", "1", "should be 2"),
                header(Req.PKG_001, "Bundle-ClassPath", ".,lib/gone.jar", "lib/gone.jar, which is not in the jar"),
                header(Req.PKG_001, "Service-Component", "OSGI-INF/gone.xml", "OSGI-INF/gone.xml"),
                header(Req.PKG_001, "Bundle-Activator", "com.example.Gone", "com.example.Gone"),
                header(Req.PKG_001, "DynamicImport-Package", "*", "binds the plugin to more"),
                header(Req.PKG_001, "Export-Package", "com.example.pump;version=1.2.3", "PumpDriver is exported"),
                header(Req.PKG_001, "Export-Package", "com.example.empty", "without a version"),
                header(Req.PKG_001, "Export-Package", api + "0.1.0", "belongs to the runtime"),
                header(Req.PKG_001, "Import-Package", api + "\"[0.1,1)\",org.slf4j", "import of org.slf4j"),
                header(Req.PKG_001, "Import-Package", api + "\"[0.1,1)\",org.slf4j;version=2.0", "import of org.slf4j"),
                header(Req.PKG_005, "Import-Package", api + "\"[1,2)\"", "leaves out"),
                header(Req.PKG_005, "Import-Package", api + "\"[0.1,2)\"", "takes in the next contract"),
                header(Req.PKG_005, "Import-Package", "java.util", "should name packages of org.ferrule.api"),
                header(Req.PKG_011, "Require-Capability", "osgi.service", "should name osgi.ee"),
                header(
                        Req.PKG_011,
                        "Require-Capability",
                        "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"",
                        "which is not Java"),
                new Mutant(
                        Req.PKG_011,
                        "class of a newer Java",
                        "needs Java 21",
                        jar -> jar.file(DRIVER_FILE, ClassBytes.empty(DRIVER, Opcodes.V21))));
    }

    private static Stream<Mutant> support() {
        return Stream.of(
                header(Req.PKG_007, "Ferrule-Support-End", "2026-11-22", "nobody mends"),
                header(Req.PKG_007, "Ferrule-Support-End", "soon", "should be a day"),
                header(Req.PKG_007, "Ferrule-Vulnerability-Contact", "ask me", "mailto: or https:"),
                header(Req.PKG_012, "Bundle-Vendor", "Example", "still examples"),
                header(Req.PKG_012, "Ferrule-Vulnerability-Contact", "mailto:security@example.com", "still examples"),
                new Mutant(
                        Req.PKG_007, "no licence", "Bundle-License should be", jar -> jar.without("Bundle-License")));
    }

    private static Stream<Mutant> bill() {
        return Stream.of(
                new Mutant(Req.PKG_003, "no bill", "should have META-INF/sbom", jar -> jar.withoutFile(BILL)),
                new Mutant(
                        Req.PKG_003,
                        "another format",
                        "should be CycloneDX",
                        jar -> jar.replace(BILL, "CycloneDX", "SPDX")),
                new Mutant(
                        Req.PKG_003,
                        "bill of another version",
                        "is of version 1.2.2",
                        jar -> jar.replace(BILL, "\"version\": \"1.2.3\"", "\"version\": \"1.2.2\"")),
                new Mutant(
                        Req.PKG_003,
                        "class that the bill does not name",
                        "its package belongs to no component",
                        jar -> jar.file("org/lib/A.class", ClassBytes.empty("org/lib/A", Opcodes.V17))),
                new Mutant(
                        Req.PKG_003,
                        "origin that the bill does not name",
                        "org.lib:lib:1.0",
                        jar -> jar.text(
                                "META-INF/maven/org.lib/lib/pom.properties",
                                "groupId=org.lib\nartifactId=lib\nversion=1.0\n")),
                new Mutant(
                        Req.PKG_003,
                        "jar that the bill does not name",
                        "lib/a.jar is in the jar",
                        jar -> jar.file("lib/a.jar", new byte[0])),
                new Mutant(
                        Req.PKG_003,
                        "component that is not there",
                        "of which the jar holds nothing",
                        jar -> jar.replace(BILL, COMPONENTS, "\"components\": [" + LIBRARY + "]")));
    }

    private static Stream<Mutant> declarations() {
        return Stream.of(
                new Mutant(
                        Req.IDN_001,
                        "no firmware",
                        "range of firmware",
                        jar -> jar.replace(DESCRIPTOR, "firmware: \"2\\\\.[0-9]+\"\n", "")),
                new Mutant(
                        Req.PAR_002,
                        "number without a range",
                        "flow.pv is a number and should have a range",
                        jar -> jar.replace(DESCRIPTOR, "instrumentRange: [0, 10], ", "")),
                new Mutant(
                        Req.PKG_006,
                        "command without a trial",
                        "declares prime",
                        jar -> jar.replace(
                                STATEMENT, "commands: {prime: {arguments: {volume: 5}, act: prime 5}}\n", "")),
                new Mutant(
                        Req.PKG_006,
                        "alarm that nothing raises",
                        "declares blocked",
                        jar -> jar.replace(STATEMENT, "alarms: {blocked: {raise: block on, clear: block off}}\n", "")));
    }

    private static Stream<Mutant> secrets() {
        return Stream.of(
                new Mutant(
                        Req.SEC_003,
                        "constant",
                        "gives ADMIN_PASSWORD a fixed value",
                        jar -> jar.file(DRIVER_FILE, ClassBytes.constant(DRIVER, "ADMIN_PASSWORD", "18111978"))),
                new Mutant(
                        Req.SEC_003,
                        "characters",
                        "gives password a fixed value",
                        jar -> jar.file(DRIVER_FILE, ClassBytes.assigning(DRIVER, "password", "18111978"))),
                new Mutant(
                        Req.SEC_003,
                        "address with a password",
                        "a text that looks like one",
                        jar -> jar.file(
                                DRIVER_FILE, ClassBytes.constant(DRIVER, "PLACE", "opc.tcp://root:admin@device:4840"))),
                new Mutant(
                        Req.SEC_003,
                        "properties",
                        "pump.properties has what looks like one",
                        jar -> jar.text("com/example/pump/pump.properties", "user=a\nadminPassword=letMeIn\n")),
                new Mutant(
                        Req.SEC_003,
                        "private key",
                        "key.pem has what looks like one",
                        jar -> jar.text("key.pem", "-----BEGIN EC PRIVATE KEY-----\nabc\n")));
    }

    private static Stream<Mutant> interfaces() {
        return Stream.of(
                forbidden("java/lang/Thread", "start"),
                forbidden("java/util/concurrent/Executors", "newCachedThreadPool"),
                forbidden("java/util/concurrent/locks/ReentrantLock", "lock"),
                forbidden("java/lang/System", "exit"),
                forbidden("java/lang/Runtime", "exec"),
                forbidden("java/lang/ProcessBuilder", "start"),
                forbidden("java/lang/reflect/Field", "setAccessible"),
                forbidden("java/net/Socket", "<init>"),
                forbidden("java/net/URL", "openConnection"),
                forbidden("java/net/ServerSocket", "accept"),
                forbidden("java/nio/file/Files", "readString"),
                forbidden("java/net/URLClassLoader", "<init>"),
                forbidden("sun/misc/Unsafe", "getUnsafe"),
                new Mutant(
                        Req.SEC_011,
                        "undeclared reason",
                        "without saying why",
                        jar -> jar.header("Ferrule-Uses", "java.net.Socket")));
    }

    private static Mutant forbidden(String owner, String method) {
        return new Mutant(
                Req.SEC_011,
                owner + "." + method,
                "uses " + owner.replace('/', '.') + "." + method,
                jar -> jar.file(DRIVER_FILE, ClassBytes.calling(DRIVER, owner, method)));
    }
}
