package org.ferrule.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;

/** A Maven module that ships Java, with the package that is its own. */
enum Room {
    SDK_API("sdk-api", "org.ferrule.api"),
    AUDIT("runtime/audit", "org.ferrule.audit"),
    PEOPLE("runtime/people", "org.ferrule.people"),
    CORE("runtime/core", "org.ferrule.core"),
    GATEWAY("runtime/gateway", "org.ferrule.gateway"),
    LAUNCHER("runtime/launcher", "org.ferrule.launcher"),
    LINE("runtime/transports/line", "org.ferrule.transport.line"),
    MODBUS("runtime/transports/modbus", "org.ferrule.transport.modbus"),
    OPC_UA("runtime/transports/opcua", "org.ferrule.transport.opcua"),
    STREAM("runtime/transports/stream", "org.ferrule.transport.stream"),
    HAMILTON_ARC("plugins/hamilton-arc", "org.ferrule.plugin.arc"),
    LADS_BIOREACTOR("plugins/lads-bioreactor", "org.ferrule.plugin.lads"),
    MT_SICS_BALANCE("plugins/mt-sics-balance", "org.ferrule.plugin.balance"),
    ALICAT_MFC("plugins/alicat-mfc", "org.ferrule.plugin.alicat"),
    REGISTER_MAP("plugins/register-map", "org.ferrule.plugin.registermap"),
    CELL_PROCESSOR("plugins/cell-processor", "org.ferrule.plugin.processor"),
    SIMULATORS("device-simulators", "org.ferrule.simulators"),
    CATALOGUE("compliance-tests/catalogue", "org.ferrule.catalogue"),
    KIT("compliance-tests/kit", "org.ferrule.conformance");

    private final String directory;
    private final String basePackage;

    Room(String directory, String basePackage) {
        this.directory = directory;
        this.basePackage = basePackage;
    }

    String directory() {
        return directory;
    }

    String basePackage() {
        return basePackage;
    }

    /** The room's package and all below it, in ArchUnit's notation. */
    String tree() {
        return basePackage + "..";
    }

    boolean owns(String packageName) {
        return packageName.equals(basePackage) || packageName.startsWith(basePackage + ".");
    }

    List<SourceFile> mainSources() {
        return SourceFile.under(Tree.ROOT.resolve(directory).resolve("src/main/java"));
    }

    List<SourceFile> testSources() {
        return SourceFile.under(Tree.ROOT.resolve(directory).resolve("src/test/java"));
    }

    JavaClasses classes() {
        String compiled =
                Tree.ROOT.resolve(directory).resolve("target/classes").toUri().toString();
        return Tree.CLASSES.that(describe(
                "are compiled in " + directory,
                type -> type.getSource()
                        .map(source -> source.getUri().toString().startsWith(compiled))
                        .orElse(false)));
    }
}
