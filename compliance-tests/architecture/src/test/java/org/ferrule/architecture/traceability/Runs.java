package org.ferrule.architecture.traceability;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Whether every build runs what claims to prove something.
 *
 * @param file the source
 * @param classes the class and the ones around it, the outermost first
 */
record Runs(String file, List<ClassTree> classes) {
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    Optional<String> objection() {
        return objections().or(() -> {
            ClassTree type = classes.get(classes.size() - 1);
            boolean mayInherit = type.getExtendsClause() != null;
            return mayInherit || hasTests(type) ? Optional.empty() : Optional.of("there is no test in it");
        });
    }

    Optional<String> objection(MethodTree method) {
        if (isConditional(method.getModifiers())) {
            return Optional.of("not every build runs it");
        }
        return objections()
                .or(() -> isTest(method) ? Optional.empty() : Optional.of("it has no annotation of a JUnit test"));
    }

    private Optional<String> objections() {
        if (classes.stream().anyMatch(type -> isConditional(type.getModifiers()))) {
            return Optional.of("not every build runs it");
        }
        ClassTree outermost = classes.get(0);
        String name = outermost.getSimpleName().toString();
        boolean isRunByMaven = name.endsWith("Test") || name.endsWith("IT");
        return isRunByMaven || isInherited(outermost)
                ? Optional.empty()
                : Optional.of("Maven runs classes whose name ends in Test or IT");
    }

    /** What others extend runs under their names. */
    private static boolean isInherited(ClassTree type) {
        return type.getKind() == Tree.Kind.INTERFACE
                || type.getModifiers().getFlags().contains(Modifier.ABSTRACT);
    }

    private static boolean hasTests(ClassTree type) {
        return type.getMembers().stream()
                .anyMatch(member -> member instanceof MethodTree method
                        ? isTest(method)
                        : member instanceof ClassTree inner && hasTests(inner));
    }

    private static boolean isTest(MethodTree method) {
        return names(method.getModifiers()).anyMatch(TESTS::contains);
    }

    private static boolean isConditional(ModifiersTree modifiers) {
        return names(modifiers).anyMatch(name -> name.startsWith("Disabled") || name.startsWith("EnabledIf"));
    }

    private static Stream<String> names(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream().map(Runs::name);
    }

    static String name(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
