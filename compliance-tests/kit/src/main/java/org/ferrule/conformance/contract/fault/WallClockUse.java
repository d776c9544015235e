package org.ferrule.conformance.contract.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds where a plugin reads a wall clock of its own, in code; what comes from the session's context is not seen, and right. */
final class WallClockUse extends ClassVisitor {
    private static final Set<String> CLOCKS = Set.of(
            "java/lang/System.currentTimeMillis",
            "java/time/Instant.now",
            "java/time/LocalTime.now",
            "java/time/LocalDate.now",
            "java/time/LocalDateTime.now",
            "java/time/OffsetDateTime.now",
            "java/time/ZonedDateTime.now",
            "java/time/Year.now",
            "java/time/YearMonth.now",
            "java/time/MonthDay.now",
            "java/time/OffsetTime.now",
            "java/time/InstantSource.system",
            "java/time/Clock.systemUTC",
            "java/time/Clock.systemDefaultZone",
            "java/time/Clock.system",
            "java/time/Clock.tickMillis",
            "java/time/Clock.tickSeconds",
            "java/time/Clock.tickMinutes",
            "java/util/Calendar.getInstance",
            "java/util/concurrent/locks/LockSupport.parkUntil",
            "java/util/concurrent/locks/Condition.awaitUntil");
    /** Those that read the clock when they are made without arguments. */
    private static final Set<String> MADE_NOW = Set.of("java/util/Date", "java/util/GregorianCalendar");

    private final String where;
    private final Set<String> found;

    private WallClockUse(String where, Set<String> found) {
        super(Opcodes.ASM9);
        this.where = where;
        this.found = found;
    }

    /** All places in a plugin's own classes, as {@code class uses method}. */
    static Set<String> in(Path plugin) throws IOException {
        Set<String> found = new TreeSet<>();
        try (JarFile jar = new JarFile(plugin.toFile(), false)) {
            List<JarEntry> classes = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList();
            for (JarEntry entry : classes) {
                try (InputStream in = jar.getInputStream(entry)) {
                    String name = entry.getName().replaceFirst("\\.class$", "").replace('/', '.');
                    new ClassReader(in.readAllBytes()).accept(new WallClockUse(name, found), ClassReader.SKIP_DEBUG);
                }
            }
        }
        return found;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
                add(owner, name, type);
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
                for (Object argument : arguments) {
                    if (argument instanceof Handle handle) {
                        add(handle.getOwner(), handle.getName(), handle.getDesc());
                    }
                }
            }
        };
    }

    private void add(String owner, String name, String type) {
        boolean isGivenClock = type.startsWith("(Ljava/time/Clock;)") || type.startsWith("(Ljava/time/InstantSource;)");
        boolean isMadeNow = MADE_NOW.contains(owner) && name.equals("<init>") && type.equals("()V");
        boolean isTimer = owner.equals("java/util/Timer") && name.equals("<init>");
        if (isMadeNow || isTimer || (CLOCKS.contains(owner + "." + name) && !isGivenClock)) {
            found.add(where + " uses " + owner.replace('/', '.') + "." + name);
        }
    }
}
