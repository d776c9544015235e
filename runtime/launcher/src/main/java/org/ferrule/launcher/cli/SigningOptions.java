package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.ferrule.audit.Signature;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a person signs electronically. */
final class SigningOptions {
    @Mixin
    private PasswordInput passwords = new PasswordInput();

    @Option(
            names = "--sign-as",
            paramLabel = "USER",
            description =
                    "User id of the signer: needed for the first signature in a session, and for another person's.")
    private @Nullable String signer;

    /** Asks the signer for what a signature takes, and adds it to the body. */
    void sign(ObjectNode body, Signature.Meaning meaning) throws IOException {
        String user = signer;
        if (user == null) {
            user = passwords.isInteractive()
                    ? passwords.askOpenly("User who signs (empty to sign again in your session)", "--sign-as")
                    : "";
        }
        body.set(
                "signature",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("user", user)
                        .put("password", passwords.ask("Password to sign: " + meaning))
                        .put("meaning", meaning.name()));
    }
}
