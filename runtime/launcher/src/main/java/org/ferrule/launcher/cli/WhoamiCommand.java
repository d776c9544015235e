package org.ferrule.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says who is signed in. */
@Command(name = "whoami", mixinStandardHelpOptions = true, description = "Show who you are to the running site.")
final class WhoamiCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Override
    public Integer call() throws Exception {
        return site.show(site.connect().get(SignOutCommand.CURRENT), Words::person);
    }
}
