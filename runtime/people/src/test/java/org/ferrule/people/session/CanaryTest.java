package org.ferrule.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrule.audit.Signature.Meaning;
import org.ferrule.people.AccessException;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** SEC-003: no password, one-time secret or session key is in a file, in the log, in an exception or in what objects print. */
class CanaryTest {
    @TempDir
    Path directory;

    private final List<String> secrets = new ArrayList<>();
    private final StringWriter said = new StringWriter();

    private interface Attempt {
        void run() throws AccessException;
    }

    @Test
    void leavesNoSecretAnywhere() throws Exception {
        FileAppender<ILoggingEvent> log = logTo(directory.resolve("site.log"));
        try (TestSite site = new TestSite(directory)) {
            exercise(site);
            site.restart();
            refuse(() -> site.signIn("maria", secret("wrong-password-canary")));
            Files.writeString(site.file(), site.text().replace("\"maria\"", "\"maria"));
            site.restart();
            said.append(site.people().problem());
        } finally {
            log.stop();
        }
        assertThat(secrets).hasSizeGreaterThan(10);
        assertThat(said.toString()).isNotEmpty().doesNotContain(secrets);
        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            List<Path> found = files.toList();
            assertThat(found)
                    .extracting(file -> file.getFileName().toString())
                    .contains("people.json", "audit.db", "site.log");
            for (Path file : found) {
                assertThat(content(file)).as("%s", file).doesNotContain(secrets);
            }
        }
        assertThat(content(directory.resolve("site.log"))).contains("nobody can sign in");
    }

    private void exercise(TestSite site) throws AccessException {
        Credentials first = site.people().firstSecret().orElseThrow();
        secret(first.password());
        said.append(first.toString());
        secret(TestSite.PASSWORD);
        SessionKey admin = key(site.choosePassword("admin", first.password()));
        String initial = secret(site.people().create(admin, "maria", "Maria", Set.of(Role.OPERATOR), List.of()));
        SessionKey maria = key(site.choosePassword("maria", initial));
        site.people().sign(maria, new Credentials("maria", TestSite.PASSWORD), Meaning.PERFORMED, Optional.empty());
        refuse(() -> site.signIn(secret("typed-into-the-wrong-field"), "x"));
        refuse(() -> site.people()
                .sign(
                        maria,
                        new Credentials("", secret("wrong-signature-canary")),
                        Meaning.PERFORMED,
                        Optional.empty()));
        refuse(() -> site.people().changePassword(maria, secret("wrong-old-canary"), secret("new-canary-of-maria")));
        refuse(() -> site.people().changePassword(maria, TestSite.PASSWORD, secret("maria-canary-too-weak")));
        refuse(() -> site.people().principal(key(new SessionKey("a-key-that-is-none-canary"))));
        refuse(() -> site.people().all(new SessionKey(secret("another-key-canary"))));
        secret(site.people().reset(admin, "maria", "forgotten"));
    }

    private String secret(String text) {
        secrets.add(text);
        return text;
    }

    private SessionKey key(SessionKey key) {
        secret(key.value());
        said.append(key.toString());
        return key;
    }

    private void refuse(Attempt attempt) {
        try {
            attempt.run();
            throw new AssertionError("was not refused");
        } catch (AccessException e) {
            e.printStackTrace(new PrintWriter(said, true));
        }
    }

    private static FileAppender<ILoggingEvent> logTo(Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %logger %msg%n%ex");
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setFile(file.toString());
        appender.start();
        Logger ours = context.getLogger("org.ferrule");
        ours.setLevel(Level.TRACE);
        ours.addAppender(appender);
        return appender;
    }

    private static String content(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
