package org.ferrule.simulators.line;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Threads that never keep a process alive. */
final class LineThreads {

    private LineThreads() {}

    static Thread start(String name, Runnable task) {
        Thread thread = daemon(name, task);
        thread.start();
        return thread;
    }

    /** One thread, which forgets what is still due when it is shut down. */
    static ScheduledThreadPoolExecutor timer(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> daemon(name, task));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
