package org.ferrule.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.ferrule.audit.DecisionSource;
import org.ferrule.audit.Signature;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.SigningWish;
import org.ferrule.people.Credentials;

/** Who wants something, why and with which signature, as JSON says it. */
final class CauseJson {
    private CauseJson() {}

    /** From {@code reason}, {@code source} and {@code context}. */
    static Cause cause(Call call, ObjectNode body) throws ApiProblem {
        return new Cause(call.session(), Call.text(body, "reason"), source(body), Call.texts(body, "context"));
    }

    private static DecisionSource source(ObjectNode body) throws ApiProblem {
        JsonNode source = body.path("source");
        if (source.isMissingNode() || source.isNull()) {
            return DecisionSource.PERSON;
        }
        ObjectNode given = Call.object(source, "source", "kind", "name", "sha256");
        DecisionSource.Kind kind = Call.oneOf("source.kind", Call.text(given, "kind"), DecisionSource.Kind.class);
        if (kind == DecisionSource.Kind.RUNTIME) {
            throw ApiProblem.invalid("source.kind RUNTIME is the runtime's own; send PERSON, RECIPE or MODEL");
        }
        String name = Call.text(given, "name");
        String sha256 = Call.text(given, "sha256");
        return Call.convert("source", "", ignored -> new DecisionSource(kind, name, sha256));
    }

    /** From {@code signature}; empty if it is not there. */
    static Optional<SigningWish> signature(ObjectNode body) throws ApiProblem {
        JsonNode signature = body.path("signature");
        if (signature.isMissingNode() || signature.isNull()) {
            return Optional.empty();
        }
        ObjectNode given = Call.object(signature, "signature", "user", "password", "meaning");
        return Optional.of(new SigningWish(
                new Credentials(Call.text(given, "user"), Call.text(given, "password")),
                Call.oneOf("signature.meaning", Call.text(given, "meaning"), Signature.Meaning.class)));
    }
}
