package org.ferrule.launcher.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * The one-time secret of a site's first start. The site gives it out once, to whoever started it.
 *
 * @param user account that it opens
 * @param secret for one sign-in, at which a password must be chosen
 */
public record FirstSecret(String user, String secret) {
    /** Takes it; empty if the site has accounts already. */
    public static Optional<FirstSecret> take(ControlClient client) throws NoSiteException {
        ControlClient.Answer answer =
                client.send("POST", "/api/v1/first-secret", JsonNodeFactory.instance.objectNode());
        return answer.isSuccess()
                ? Optional.of(new FirstSecret(
                        answer.body().path("user").asText(),
                        answer.body().path("secret").asText()))
                : Optional.empty();
    }

    /** The secret, and what to do with it. */
    public String words() {
        return String.join(
                System.lineSeparator(),
                "First start: this site has one account, '" + user + "'. Its one-time secret, shown this once:",
                "  " + secret,
                "Next, in another terminal:",
                "  ferrule sign-in " + user + "        (asks for the secret, then for a password of your own)",
                "  ferrule account create ann --name \"Ann Miller\" --role OPERATOR",
                "If the secret is lost before it is used, stop the site and start it again: it makes another.");
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "FirstSecret[user=" + user + "]";
    }
}
