package org.ferrule.people.session;

import java.nio.file.Path;
import org.ferrule.people.AccessException;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site with its administrator and an operator, maria, both signed in. */
abstract class SiteWithMaria {
    @TempDir
    Path directory;

    TestSite site;
    SessionKey admin;
    SessionKey maria;

    @BeforeEach
    void start() throws AccessException {
        site = new TestSite(directory);
        admin = site.admin();
        maria = site.person(admin, "maria", Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        site.close();
    }
}
