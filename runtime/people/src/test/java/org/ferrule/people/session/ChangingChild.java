package org.ferrule.people.session;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.ferrule.people.account.PeopleClock;

/** A process that makes and changes accounts until it is killed, and prints what was acknowledged. Arguments: directory, round. */
final class ChangingChild {
    private ChangingChild() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        Path directory = Path.of(arguments[0]);
        SqliteAuditTrail trail = new SqliteAuditTrail(directory.resolve("audit.db"), InstantSource.system());
        SitePeople people = new SitePeople(directory, trail, PeopleClock.machine(), TestSite.CHEAP);
        SessionKey admin = people.signIn(new Credentials("admin", TestSite.PASSWORD), "child");
        for (int i = 0; true; i++) {
            String user = "user-" + arguments[1] + "-" + i;
            people.create(admin, user, "User", Set.of(Role.OPERATOR), List.of());
            out.println(user + " OPERATOR");
            people.assign(admin, user, Set.of(Role.QA), List.of(), "trained");
            out.println(user + " QA");
        }
    }
}
