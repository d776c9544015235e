package org.ferrule.architecture.traceability;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds {@code @Proves} in one source file with the parser of the compiler; nothing is resolved. */
final class ProofReader extends TreeScanner<Void, Void> {
    private final String file;
    private final Deque<ClassTree> classes = new ArrayDeque<>();
    private final List<Proof> proofs = new ArrayList<>();

    private ProofReader(String file) {
        this.file = file;
    }

    static List<Proof> read(String file, String source) {
        ProofReader reader = new ProofReader(file);
        reader.scan(ParsedSource.of(file, source), null);
        return reader.proofs;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        classes.addLast(type);
        add(type.getModifiers().getAnnotations(), "", new Runs(file, List.copyOf(classes)).objection());
        super.visitClass(type, null);
        classes.removeLast();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        add(
                method.getModifiers().getAnnotations(),
                method.getName().toString(),
                new Runs(file, List.copyOf(classes)).objection(method));
        return super.visitMethod(method, null);
    }

    private void add(List<? extends AnnotationTree> annotations, String method, Optional<String> objection) {
        String type =
                classes.stream().map(each -> each.getSimpleName().toString()).collect(Collectors.joining("."));
        annotations.stream()
                .filter(annotation -> Runs.name(annotation).equals("Proves"))
                .flatMap(annotation -> annotation.getArguments().stream())
                .flatMap(ProofReader::ids)
                .forEach(id -> proofs.add(new Proof(id, file, type, method, objection)));
    }

    private static Stream<String> ids(ExpressionTree expression) {
        if (expression instanceof AssignmentTree assignment) {
            return ids(assignment.getExpression());
        }
        if (expression instanceof NewArrayTree array) {
            return array.getInitializers().stream().flatMap(ProofReader::ids);
        }
        if (expression instanceof LiteralTree literal) {
            return Stream.of(String.valueOf(literal.getValue()));
        }
        if (expression instanceof MemberSelectTree constant) {
            return Stream.of(constant.getIdentifier().toString().replace('_', '-'));
        }
        if (expression instanceof IdentifierTree constant) {
            return Stream.of(constant.getName().toString().replace('_', '-'));
        }
        return Stream.of(expression.toString());
    }
}
