package org.ferrule.architecture.traceability;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the requirements for which a source of the kit makes checks: those whose constants it uses. */
final class CheckReader extends TreeScanner<Void, Void> {
    private final SortedSet<String> requirements = new TreeSet<>();

    /** One for each requirement, however often it is named. */
    static List<Proof> read(String file, String source) {
        CheckReader reader = new CheckReader();
        reader.scan(ParsedSource.of(file, source), null);
        String type = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
        return reader.requirements.stream()
                .map(id -> new Proof(id, file, type, "", Optional.empty()))
                .toList();
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree selected, Void nothing) {
        if (selected.getExpression() instanceof IdentifierTree type
                && type.getName().contentEquals("Req")) {
            requirements.add(selected.getIdentifier().toString().replace('_', '-'));
        }
        return super.visitMemberSelect(selected, null);
    }
}
