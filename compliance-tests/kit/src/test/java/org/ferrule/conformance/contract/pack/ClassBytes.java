package org.ferrule.conformance.contract.pack;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files of a few lines, which do one thing each. */
final class ClassBytes {
    private ClassBytes() {}

    /** A public class that does nothing. */
    static byte[] empty(String name, int version) {
        return writer(name, version, Opcodes.ACC_PUBLIC).toByteArray();
    }

    /** A public interface. */
    static byte[] interfaceNamed(String name) {
        return writer(name, Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT)
                .toByteArray();
    }

    /** A class with one method that calls a static method without arguments, or so it seems. */
    static byte[] calling(String name, String owner, String method) {
        ClassWriter writer = writer(name, Opcodes.V17, Opcodes.ACC_PUBLIC);
        MethodVisitor code = method(writer);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, "()V", false);
        return ended(writer, code);
    }

    /** A class with a method that puts a text into a field. */
    static byte[] assigning(String name, String field, String text) {
        ClassWriter writer = writer(name, Opcodes.V17, Opcodes.ACC_PUBLIC);
        writer.visitField(Opcodes.ACC_STATIC, field, "[C", null, null).visitEnd();
        MethodVisitor code = method(writer);
        code.visitLdcInsn(text);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "toCharArray", "()[C", false);
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, field, "[C");
        return ended(writer, code);
    }

    /** A class with a constant. */
    static byte[] constant(String name, String field, String text) {
        ClassWriter writer = writer(name, Opcodes.V17, Opcodes.ACC_PUBLIC);
        writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, field, "Ljava/lang/String;", null, text)
                .visitEnd();
        return writer.toByteArray();
    }

    private static ClassWriter writer(String name, int version, int access) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(version, access, name, null, "java/lang/Object", null);
        return writer;
    }

    private static MethodVisitor method(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "act", "()V", null, null);
        code.visitCode();
        return code;
    }

    private static byte[] ended(ClassWriter writer, MethodVisitor code) {
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        return writer.toByteArray();
    }
}
