package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the first person gets in, over three starts of a site. */
class FirstSecretIT {
    @TempDir
    Path home;

    @Test
    void theFirstSecretIsPrintedAtEachStartUntilItIsUsedAndNeverAgain() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.writePump();
            Ferrule first = site.runtime();
            String unused = TestSite.firstSecret(first);
            stop(site, first);

            Ferrule second = site.runtime();
            String secret = TestSite.firstSecret(second);
            TestPeople people = site.people();
            Ferrule signedIn = people.signIn("admin", secret + "\n" + TestPeople.PASSWORD + "\n");
            assertThat(signedIn.exitCode()).as(signedIn.told()).isZero();
            assertThat(second.out()).doesNotContain(unused);
            Ferrule old = people.signIn("admin", unused + "\n" + TestPeople.PASSWORD + "\n");
            assertThat(old.exitCode()).isEqualTo(1);
            stop(site, second);

            Ferrule third = site.runtime();
            assertThat(third.out()).doesNotContain("firstSecret");
            assertThat(people.run("admin", "whoami").exitCode())
                    .as("a restart ends every session")
                    .isEqualTo(1);
            assertThat(people.signIn("admin", TestPeople.PASSWORD + "\n").exitCode())
                    .isZero();
        }
    }

    private void stop(TestSite site, Ferrule runtime) throws Exception {
        Ferrule.run(home, "stop", "--data", site.data().toString());
        assertThat(runtime.exitCode()).isZero();
    }
}
