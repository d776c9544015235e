package org.ferrule.people.session;

import org.ferrule.audit.Actor;

/**
 * What a session is.
 *
 * @param name names the session in the audit trail; says nothing of its key
 * @param actor whose, in all roles, and through what
 * @param started when, in nanoseconds of the module's clock
 * @param used when last
 * @param mustChangePassword true if nothing is allowed but changing the password
 * @param hasSigned true if the person has shown user id and password for a signature since the last pause
 */
record Session(String name, Actor actor, long started, long used, boolean mustChangePassword, boolean hasSigned) {
    String user() {
        return actor.user();
    }

    String client() {
        return actor.client();
    }

    Session usedAt(long moment) {
        return new Session(name, actor, started, moment, mustChangePassword, hasSigned);
    }

    Session signed(boolean isNow) {
        return new Session(name, actor, started, used, mustChangePassword, isNow);
    }

    Session withNewPassword() {
        return new Session(name, actor, started, used, false, hasSigned);
    }
}
