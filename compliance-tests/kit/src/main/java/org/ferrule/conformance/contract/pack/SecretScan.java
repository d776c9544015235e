package org.ferrule.conformance.contract.pack;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ferrule.conformance.contract.NotMetException;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Looks for what seems to be a secret. What it finds is told by its place, never by its value. */
final class SecretScan {
    private static final Pattern TELLING_NAME = Pattern.compile(
            "(?i).*(passw(or)?d|passphrase|secret|credential|api_?key|access_?key|private_?key|auth_?token).*");
    /** Forms that nothing but a secret has. */
    private static final Pattern TELLING_FORM = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"
            + "|\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/:@{}]{1,64}:[^\\s/@{}]{1,64}@"
            + "|\\bAKIA[0-9A-Z]{16}\\b"
            + "|(?i)\\b(password|passwd|pwd|secret|api_?key)\\s?=\\s?[^\\s{$<\"']{3,64}");
    /** {@code adminPassword: 'abc'} in a file; a mapping, a reference or nothing behind the colon is none. */
    private static final Pattern IN_FILE = Pattern.compile(
            "(?im)^\\s{0,40}[\"']?\\w{0,40}(password|passwd|secret|api_?key|passphrase)[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?(?!true\\b|false\\b)[^\\s{\\[$<\"']{3}");

    private static final Pattern BINARY = Pattern.compile("(?i).*\\.(class|jar|png|jpe?g|gif|ico|sf|rsa|dsa|ec)");

    private final Set<String> settings;
    private final Set<String> found = new TreeSet<>();

    /** Names of settings are no secrets, though they look like one: {@code PASSWORD = "adminPassword"}. */
    SecretScan(Set<String> settings) {
        this.settings = Set.copyOf(settings);
    }

    /** Where something was found, in words. */
    Set<String> found() {
        return found;
    }

    /** Looks into a file that is text. */
    void scanFile(String name, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!BINARY.matcher(name).matches()
                && (TELLING_FORM.matcher(text).find() || IN_FILE.matcher(text).find())) {
            found.add(name + " has what looks like one");
        }
    }

    /** Looks at the constants of a class. */
    void scanClass(String name, byte[] content) throws NotMetException {
        ClassFile.visit(name, content, new Constants(name));
    }

    private void constant(String place, @Nullable String named, Object value) {
        if (!(value instanceof String text) || text.isBlank() || settings.contains(text)) {
            return;
        }
        if (TELLING_FORM.matcher(text).find()) {
            found.add(place + " has a text that looks like one");
        } else if (named != null && TELLING_NAME.matcher(named).matches() && !isWords(text)) {
            found.add(place + " gives " + named + " a fixed value");
        }
    }

    /** A sentence or a pattern with a blank is meant for people. */
    private static boolean isWords(String text) {
        return text.strip().contains(" ");
    }

    /** Fields with values, and texts on their way into a field or a variable of the class. */
    private final class Constants extends ClassVisitor {
        private final String name;

        Constants(String name) {
            super(Opcodes.ASM9);
            this.name = name;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
            if (value != null) {
                constant(name, field, value);
            }
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                private Object last = "";

                @Override
                public void visitLdcInsn(Object value) {
                    constant(name, null, value);
                    last = value;
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String fieldType) {
                    if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
                        constant(name, field, last);
                    }
                    last = "";
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    // char[] secrets are made of a text by a call, so that call does not forget the text.
                    if (!called.equals("toCharArray") && !called.equals("getBytes")) {
                        last = "";
                    }
                }
            };
        }
    }
}
