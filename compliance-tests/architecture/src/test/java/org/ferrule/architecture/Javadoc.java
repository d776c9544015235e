package org.ferrule.architecture;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds public things without a comment, and records that leave a component unexplained. It takes the place of doclint's
 * "missing" group, which asks for a comment on every compact constructor and for tags that repeat the sentence above.
 */
final class Javadoc extends TreePathScanner<Void, Boolean> {
    private final DocTrees trees;
    private final List<String> gaps = new ArrayList<>();

    private Javadoc(DocTrees trees) {
        this.trees = trees;
    }

    static List<String> gapsIn(Collection<Path> sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    javac.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            Javadoc scanner = new Javadoc(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, false);
            }
            return scanner.gaps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Void visitClass(ClassTree type, Boolean inInterface) {
        if (!isPublic(type.getModifiers(), inInterface)) {
            return null;
        }
        DocCommentTree comment = comment("type", type.getSimpleName());
        if (type.getKind() == Kind.RECORD && comment != null) {
            expectParameters(type.getSimpleName(), comment, components(type));
        }
        return super.visitClass(type, type.getKind() == Kind.INTERFACE || type.getKind() == Kind.ANNOTATION_TYPE);
    }

    @Override
    public Void visitMethod(MethodTree method, Boolean inInterface) {
        if (!isPublic(method.getModifiers(), inInterface) || overrides(method) || isRecordConstructor(method)) {
            return null;
        }
        comment("method", method.getName());
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Boolean inInterface) {
        boolean ofRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Kind.RECORD
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        if (isPublic(field.getModifiers(), inInterface) && !ofRecord) {
            comment("field or constant", field.getName());
        }
        return null;
    }

    private DocCommentTree comment(String kind, CharSequence name) {
        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        if (comment == null || comment.getFirstSentence().isEmpty()) {
            report(kind, name);
        }
        return comment;
    }

    private void expectParameters(CharSequence owner, DocCommentTree comment, List<? extends CharSequence> expected) {
        Set<String> described = comment.getBlockTags().stream()
                .filter(tag -> tag.getKind() == DocTree.Kind.PARAM)
                .map(tag -> ((ParamTree) tag).getName().toString())
                .collect(Collectors.toSet());
        expected.stream()
                .filter(name -> !described.contains(name.toString()))
                .forEach(name -> report("@param " + name + " of", owner));
    }

    private void report(String what, CharSequence name) {
        TreePath path = getCurrentPath();
        CompilationUnitTree unit = path.getCompilationUnit();
        long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, path.getLeaf()));
        gaps.add(unit.getSourceFile().getName() + ":" + line + " " + what + " " + name);
    }

    private static List<String> components(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .map(field -> field.getName().toString())
                .toList();
    }

    private static boolean isPublic(ModifiersTree modifiers, boolean inInterface) {
        Set<Modifier> flags = modifiers.getFlags();
        return flags.contains(Modifier.PUBLIC) || (inInterface && !flags.contains(Modifier.PRIVATE));
    }

    private static boolean overrides(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    private boolean isRecordConstructor(MethodTree method) {
        return method.getReturnType() == null
                && getCurrentPath().getParentPath().getLeaf().getKind() == Kind.RECORD;
    }
}
