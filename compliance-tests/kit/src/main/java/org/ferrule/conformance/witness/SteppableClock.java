package org.ferrule.conformance.witness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * This Java's {@code java.time.Clock}, made so that a system property puts it forward and back. What {@code Instant.now()} and every clock of
 * java.time tell comes from one method of it; {@code System.currentTimeMillis()} and {@code System.nanoTime()} stay what they are.
 */
final class SteppableClock extends ClassVisitor {
    private static final String CLASS = "java/time/Clock.class";
    private static final String STEP = "ferrule.conformance.step";
    private static final String INSTANT = "java/time/Instant";

    private boolean isMade;

    private SteppableClock(ClassWriter out) {
        super(Opcodes.ASM9, out);
    }

    /**
     * Writes it.
     *
     * @throws WitnessException if this Java's clock is made in another way
     */
    static Path write(Path file) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(CLASS)) {
            if (in == null) {
                throw new WitnessException("this Java has no " + CLASS);
            }
            ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            SteppableClock made = new SteppableClock(out);
            new ClassReader(in.readAllBytes()).accept(made, 0);
            if (!made.isMade) {
                throw new WitnessException("this Java tells the time in a way that the kit does not know");
            }
            return Files.write(file, out.toByteArray());
        }
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String type, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, type, signature, exceptions);
        if (!name.equals("currentInstant")) {
            return method;
        }
        isMade = true;
        return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitInsn(int instruction) {
                if (instruction == Opcodes.ARETURN) {
                    visitLdcInsn(STEP);
                    visitInsn(Opcodes.LCONST_0);
                    visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            "java/lang/Long",
                            "getLong",
                            "(Ljava/lang/String;J)Ljava/lang/Long;",
                            false);
                    visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Long", "longValue", "()J", false);
                    visitMethodInsn(Opcodes.INVOKEVIRTUAL, INSTANT, "plusSeconds", "(J)L" + INSTANT + ";", false);
                }
                super.visitInsn(instruction);
            }
        };
    }
}
