package org.ferrule.conformance.contract.pack;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.api.driver.EquipmentDriver;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.osgi.framework.Version;

/** The version of the contract between runtime and drivers that this kit was built with. */
final class ContractVersion {
    private ContractVersion() {}

    /** Read from where it is declared: the annotation of the package, which is in the class file only. */
    static Version current() throws IOException {
        String name = "/" + EquipmentDriver.class.getPackageName().replace('.', '/') + "/package-info.class";
        try (InputStream in = EquipmentDriver.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The kit's sdk-api has no " + name + ". Unpack the distribution again.");
            }
            Declared declared = new Declared();
            new ClassReader(in.readAllBytes()).accept(declared, ClassReader.SKIP_CODE);
            return Version.parseVersion(declared.versions.get(0));
        }
    }

    /** Finds the value of the annotation. */
    private static final class Declared extends ClassVisitor {
        private final List<String> versions = new ArrayList<>();

        Declared() {
            super(Opcodes.ASM9);
        }

        @Override
        public @org.jspecify.annotations.Nullable AnnotationVisitor visitAnnotation(
                String descriptor, boolean isVisible) {
            if (!descriptor.endsWith("/versioning/Version;")) {
                return null;
            }
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    versions.add(value.toString());
                }
            };
        }
    }
}
