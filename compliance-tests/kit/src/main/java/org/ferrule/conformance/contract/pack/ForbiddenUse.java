package org.ferrule.conformance.contract.pack;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.ferrule.conformance.contract.NotMetException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A place in a class that uses what belongs to the runtime.
 *
 * @param where the class that does it
 * @param type what is used
 * @param member the method or field of it
 * @param why it is forbidden
 */
record ForbiddenUse(String where, String type, String member, String why) {

    /** All in a class. */
    static Set<ForbiddenUse> of(String name, byte[] content) throws NotMetException {
        Set<ForbiddenUse> found = new LinkedHashSet<>();
        ClassFile.visit(name, content, new Classes(name, found));
        return found;
    }

    @Override
    public String toString() {
        return where + " uses " + type + "." + member + " (" + why + ")";
    }

    /** Looks at what a class is and at its methods. */
    private static final class Classes extends ClassVisitor {
        private final String name;
        private final Set<ForbiddenUse> found;

        Classes(String name, Set<ForbiddenUse> found) {
            super(Opcodes.ASM9);
            this.name = name;
            this.found = found;
        }

        @Override
        public void visit(
                int version,
                int access,
                String self,
                @org.jspecify.annotations.Nullable String signature,
                @org.jspecify.annotations.Nullable String superName,
                String @org.jspecify.annotations.Nullable [] interfaces) {
            if (superName != null) {
                add(superName, "<extended>");
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @org.jspecify.annotations.Nullable String signature,
                String @org.jspecify.annotations.Nullable [] exceptions) {
            if ((access & Opcodes.ACC_NATIVE) != 0) {
                found.add(new ForbiddenUse(name, "native", method, "native code escapes every look"));
            }
            return new Calls(this);
        }

        void add(String owner, String member) {
            String type = Type.getObjectType(owner).getClassName();
            Optional<String> why = ForbiddenInterfaces.reason(type, member);
            why.ifPresent(words -> found.add(new ForbiddenUse(name, type, member, words)));
        }
    }

    /** Looks at what a method calls, takes by reference or reads. */
    private static final class Calls extends MethodVisitor {
        private final Classes classes;

        Calls(Classes classes) {
            super(Opcodes.ASM9);
            this.classes = classes;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            classes.add(owner, name);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            classes.add(owner, name);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    classes.add(handle.getOwner(), handle.getName());
                }
            }
        }
    }
}
