package org.ferrule.core.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ferrule.core.plugin.PluginDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the site's folder of plugins now and then, on a thread of its own, because what follows takes its time. */
final class FolderLook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderLook.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final PluginDesk desk;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::look, "ferrule-plugin-folder");

    FolderLook(PluginDesk desk) {
        this.desk = desk;
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        try {
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    desk.lookAround();
                } catch (RuntimeException e) {
                    LOG.error("the folder of plugins could not be looked at", e);
                }
            }
        } catch (InterruptedException ended) {
            LOG.debug("no longer looks at the folder of plugins");
        }
    }

    /** Looks no more; what it is about is ended. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}
