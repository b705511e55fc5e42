package io.fairlead.deploy.suite;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What Ctrl-C or SIGTERM does to a suite that this process has in hand, also while it is still being started. Either it
 * happens or {@link #close} returns, never both: who goes on with a suite that is being taken down would leave half of it
 * behind.
 */
final class TakeDown implements AutoCloseable {

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Runnable work;
    private final Thread hook = new Thread(this::end, "take-down");

    private TakeDown(Runnable work) {
        this.work = work;
    }

    /** @param work done when this process is told to end, unless it is closed by then */
    static TakeDown atTheEnd(Runnable work) {
        var takeDown = new TakeDown(work);
        Runtime.getRuntime().addShutdownHook(takeDown.hook);
        return takeDown;
    }

    /** What the end of this process does. */
    void end() {
        if (open.compareAndSet(true, false)) {
            work.run();
        }
    }

    /**
     * From now on the end of this process leaves the suite alone.
     *
     * @throws Refused when it is being taken down; not before that is done
     */
    @Override
    public void close() {
        if (!open.compareAndSet(true, false)) {
            awaitEnd();
            throw new Refused("told to end; everything is stopped");
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It finds nothing to do any more.
            return;
        }
    }

    private void awaitEnd() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
