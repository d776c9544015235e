package org.ferrule.launcher.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ferrule.launcher.client.ControlClient.Answer;

/** People of a site that nobody has used yet, for a demonstration or a trial. Their passwords are random, and nobody gets to see them. */
public final class SitePeople {
    /** Whose account a site has from the beginning: makes the others', and sees what everybody sees. */
    public static final String ADMIN = "admin";

    private static final int PASSWORD_BYTES = 24;
    /** By user: printed name and role. */
    private static final Map<String, List<String>> KNOWN = Map.of(
            "operator", List.of("Olivia Operator", "OPERATOR"),
            "supervisor", List.of("Sam Supervisor", "SUPERVISOR"),
            "qa", List.of("Quinn Quality", "QA"));

    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofHours(11);

    private final ControlClient nobody;
    private final InstantSource clock;
    private final Map<String, Person> people = new LinkedHashMap<>();
    /** Who has not signed in at a site that was started again. */
    private final Set<String> away = new HashSet<>();

    private final Map<String, Instant> used = new HashMap<>();
    private final Map<String, Instant> entered = new HashMap<>();

    private SitePeople(ControlClient nobody, InstantSource clock) {
        this.nobody = nobody;
        this.clock = clock;
    }

    /** Somebody who is signed in; the password signs. */
    public record Person(ControlClient client, String password) {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Person[...]";
        }
    }

    /** Signs the first account in and makes the others. */
    public static SitePeople settle(ControlClient nobody, FirstSecret first, InstantSource clock)
            throws NoSiteException, IOException {
        SitePeople all = begin(nobody, first, clock);
        for (String user : List.of("operator", "supervisor", "qa")) {
            all.add(user);
        }
        return all;
    }

    /** Signs the first account in; the others are made when somebody first asks for them, since each takes a second. */
    public static SitePeople begin(ControlClient nobody, FirstSecret first, InstantSource clock)
            throws NoSiteException, IOException {
        SitePeople all = new SitePeople(nobody, clock);
        all.people.put(ADMIN, enter(nobody, first.user(), first.secret()));
        return all;
    }

    /** The same people at a site that was started again, where each signs in anew when first asked for. */
    public SitePeople at(ControlClient restarted) {
        SitePeople all = new SitePeople(restarted, clock);
        all.people.putAll(people);
        all.away.addAll(people.keySet());
        return all;
    }

    private static Person back(ControlClient nobody, String user, Person person) throws NoSiteException, IOException {
        return new Person(signIn(nobody, user, person.password()), person.password());
    }

    /** Somebody who is here: {@code admin}, {@code operator}, {@code supervisor} or {@code qa}. */
    public Person person(String user) {
        Person person = people.get(user);
        if (person == null) {
            throw new IllegalArgumentException("nobody is called " + user);
        }
        return person;
    }

    /** Somebody's password, for a signature. */
    public String password(String user) throws NoSiteException, IOException {
        return present(user).password();
    }

    private Person present(String user) throws NoSiteException, IOException {
        return people.containsKey(user) ? person(user) : add(user);
    }

    /** Somebody's client; who has not acted for long signs in again, before the session ends by itself. */
    public ControlClient client(String user) throws NoSiteException, IOException {
        Person person = present(user);
        Instant now = clock.instant();
        Instant last = used.getOrDefault(user, now);
        Instant first = entered.getOrDefault(user, now);
        if (away.remove(user)
                || Duration.between(last, now).compareTo(IDLE) > 0
                || Duration.between(first, now).compareTo(LONGEST) > 0) {
            person = back(nobody, user, person);
            people.put(user, person);
            first = now;
        }
        entered.put(user, first);
        used.put(user, now);
        return person.client();
    }

    /** New one-time secrets, by user, for a person who wants to go on; their sessions end. */
    public Map<String, String> handOver() throws NoSiteException, IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String user : people.keySet()) {
            if (!user.equals(ADMIN)) {
                ObjectNode reason = object().put("reason", "handed over");
                secrets.put(user, secret(client(ADMIN).send("POST", "/api/v1/accounts/" + user + "/reset", reason)));
            }
        }
        return secrets;
    }

    private Person add(String user) throws NoSiteException, IOException {
        List<String> known = KNOWN.get(user);
        if (known == null) {
            throw new IllegalArgumentException("nobody is called " + user);
        }
        ObjectNode account = object().put("user", user).put("printedName", known.get(0));
        account.putArray("roles").add(known.get(1));
        Person made = enter(nobody, user, secret(client(ADMIN).send("POST", "/api/v1/accounts", account)));
        people.put(user, made);
        return made;
    }

    /** Signs in with a one-time secret and chooses a password, as everybody does the first time. */
    private static Person enter(ControlClient nobody, String user, String secret) throws NoSiteException, IOException {
        ControlClient client = signIn(nobody, user, secret);
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        // Hexadecimal digits spell nobody's user id, which no password may hold.
        String password = HexFormat.of().formatHex(bytes);
        done(client.send(
                "POST",
                "/api/v1/sessions/current/password",
                object().put("old", secret).put("new", password)));
        return new Person(client, password);
    }

    private static ControlClient signIn(ControlClient nobody, String user, String password)
            throws NoSiteException, IOException {
        Answer signedIn = done(nobody.send(
                "POST", "/api/v1/sessions", object().put("user", user).put("password", password)));
        return nobody.as(signedIn.body().path("session").asText());
    }

    private static String secret(Answer answer) throws IOException {
        return done(answer).body().path("secret").asText();
    }

    private static Answer done(Answer answer) throws IOException {
        if (!answer.isSuccess()) {
            throw new IOException("the people of the site: "
                    + answer.body().path("error").path("message").asText());
        }
        return answer;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
