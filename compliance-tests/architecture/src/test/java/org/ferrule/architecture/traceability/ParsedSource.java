package org.ferrule.architecture.traceability;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One source file, read by the parser of the compiler; nothing is resolved. */
final class ParsedSource extends SimpleJavaFileObject {
    private final String text;

    private ParsedSource(String file, String text) {
        super(URI.create("source:///" + file), JavaFileObject.Kind.SOURCE);
        this.text = text;
    }

    static Iterable<? extends CompilationUnitTree> of(String file, String text) {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, List.of(new ParsedSource(file, text)));
        try {
            return task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
