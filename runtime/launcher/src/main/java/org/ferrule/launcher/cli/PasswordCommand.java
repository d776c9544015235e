package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.NoSiteException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Changes one's own password. */
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description = "Change your own password. With --password-stdin: the old one, then the new one.")
final class PasswordCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Mixin
    private PasswordInput passwords = new PasswordInput();

    @Override
    public Integer call() throws Exception {
        ControlClient client = site.connect();
        String old = passwords.ask("Old password");
        ControlClient.Answer answer = change(client, old, passwords.askNew());
        // The code is the same for a wrong old password and for no session; its message says which.
        return answer.isSuccess() ? site.show(answer, body -> "the password was changed") : site.refuse(answer, "");
    }

    static ControlClient.Answer change(ControlClient client, String old, String replacement) throws NoSiteException {
        return client.send(
                "POST",
                SignOutCommand.CURRENT + "/password",
                JsonNodeFactory.instance.objectNode().put("old", old).put("new", replacement));
    }
}
