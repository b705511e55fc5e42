package io.fairlead.webhook.intake;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes one request holds, out of what all may hold together. */
final class UnderWay {
    private final AtomicLong all;
    private final long most;
    private long taken;

    UnderWay(AtomicLong all, long most) {
        this.all = all;
        this.most = most;
    }

    /** Whether there was room. */
    boolean take(int bytes) {
        if (all.addAndGet(bytes) > most) {
            all.addAndGet(-bytes);
            return false;
        }
        taken += bytes;
        return true;
    }

    /** Gives back everything. */
    void end() {
        all.addAndGet(-taken);
        taken = 0;
    }
}
