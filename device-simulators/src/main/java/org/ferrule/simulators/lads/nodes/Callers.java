package org.ferrule.simulators.lads.nodes;

import java.util.Objects;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.identity.Identity;
import org.ferrule.simulators.lads.unit.Caller;

/** Tells who is behind a session. */
final class Callers {

    private Callers() {}

    static Caller of(Session session) {
        String application =
                Objects.requireNonNullElse(session.getClientDescription().getApplicationUri(), "");
        String user = session.getIdentity() instanceof Identity.UsernameIdentity named ? named.getUsername() : "";
        return new Caller(application, user);
    }
}
