package org.ferrule.conformance.contract.pack;

import org.ferrule.conformance.contract.NotMetException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;

/** Class files that may be broken on purpose. */
final class ClassFile {
    private static final int SMALLEST = 24;
    private static final int MAGIC = 0xCAFEBABE;

    private ClassFile() {}

    /** A class file's reader. */
    static ClassReader read(String name, byte[] content) throws NotMetException {
        try {
            if (content.length >= SMALLEST) {
                ClassReader reader = new ClassReader(content);
                if (reader.readInt(0) == MAGIC) {
                    return reader;
                }
            }
        } catch (RuntimeException broken) {
            throw new NotMetException(name + " is no class file that can be read: " + broken);
        }
        throw new NotMetException(name + " is no class file.");
    }

    /** Shows all of a class to a visitor. */
    static void visit(String name, byte[] content, ClassVisitor visitor) throws NotMetException {
        ClassReader reader = read(name, content);
        try {
            reader.accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException broken) {
            throw new NotMetException(name + " is no class file that can be read: " + broken);
        }
    }
}
