package org.ferrule.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;

/** Who may know whom: rooms, packages within a room, and third-party libraries. */
final class DependencyRules {
    private static final String API = Room.SDK_API.tree();

    private DependencyRules() {}

    static ArchRule roomKnowsOnlyItsNeighbours(Room room) {
        List<String> known =
                Stream.concat(Stream.of(room.tree()), neighbours(room).stream()).toList();
        return noClasses()
                .that()
                .resideInAPackage(room.tree())
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.ferrule..").and(resideOutsideOfPackages(known.toArray(String[]::new))))
                .because(room.directory() + " may know, of ours, only " + known)
                .allowEmptyShould(true);
    }

    /** Without dots at the end: that package alone, because the ones below it are not exported. */
    private static List<String> neighbours(Room room) {
        return switch (room) {
            case SDK_API, CATALOGUE -> List.of();
            case AUDIT,
                    LINE,
                    OPC_UA,
                    HAMILTON_ARC,
                    LADS_BIOREACTOR,
                    MT_SICS_BALANCE,
                    ALICAT_MFC,
                    REGISTER_MAP,
                    CELL_PROCESSOR -> List.of(API);
            case MODBUS, STREAM -> List.of(API, Room.LINE.basePackage());
            case PEOPLE -> List.of(API, "org.ferrule.audit");
            case CORE -> List.of(API, "org.ferrule.audit", "org.ferrule.people");
            case GATEWAY -> List.of(API, "org.ferrule.core.service", "org.ferrule.audit", "org.ferrule.people");
            case LAUNCHER -> List.of(API, Room.CORE.tree(), Room.AUDIT.tree());
            case KIT ->
                List.of(
                        API,
                        Room.CATALOGUE.tree(),
                        Room.CORE.tree(),
                        Room.AUDIT.tree(),
                        "org.ferrule.launcher.admission",
                        "org.ferrule.launcher.client..");
            case SIMULATORS -> List.of("org.ferrule.api.descriptor..", "org.ferrule.api.model..");
        };
    }

    static ArchRule roomHasNoPackageCycles(Room room) {
        return slices().assignedFrom(packagesOf(room)).should().beFreeOfCycles().allowEmptyShould(true);
    }

    private static SliceAssignment packagesOf(Room room) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return room.owns(type.getPackageName())
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + room.directory();
            }
        };
    }

    /** A library that only the named rooms may see. */
    record Confinement(List<String> library, List<Room> rooms) {
        ArchRule rule() {
            return noClasses()
                    .that()
                    .resideOutsideOfPackages(rooms.stream().map(Room::tree).toArray(String[]::new))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(library.toArray(String[]::new)))
                    .because("only " + rooms + " may see " + library)
                    .allowEmptyShould(true);
        }
    }

    static final List<Confinement> CONFINEMENTS = List.of(
            new Confinement(List.of("com.ghgande.."), List.of(Room.MODBUS)),
            new Confinement(List.of("org.eclipse.milo.."), List.of(Room.OPC_UA, Room.SIMULATORS)),
            new Confinement(List.of("io.netty.."), List.of(Room.OPC_UA, Room.SIMULATORS)),
            new Confinement(List.of("org.bouncycastle.."), List.of(Room.PEOPLE, Room.SIMULATORS)),
            new Confinement(List.of("com.fazecast.."), List.of(Room.LINE, Room.SIMULATORS)),
            // A simulator that shared its codec with the driver would prove nothing about the driver.
            new Confinement(List.of("com.digitalpetri.."), List.of(Room.SIMULATORS)),
            new Confinement(List.of("org.sqlite..", "java.sql..", "javax.sql.."), List.of(Room.AUDIT)));

    static final ArchRule API_NEEDS_ONLY_JAVA = classes()
            .that()
            .resideInAPackage(API)
            .should()
            .onlyDependOnClassesThat(
                    // The empty package is that of primitive arrays.
                    resideInAnyPackage("", "java..", API, "org.osgi.annotation..", "org.jspecify.annotations.."))
            .because("a vendor compiles against sdk-api with nothing else on the class path")
            .allowEmptyShould(true);
}
