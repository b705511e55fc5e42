package io.fairlead.chassis.event;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that is not missed when it comes before one sleeps. */
final class WakeUp {
    private boolean called;
    private @Nullable UniEmitter<? super Void> sleeper;

    synchronized void call() {
        if (sleeper == null) {
            called = true;
        } else {
            sleeper.complete(null);
            sleeper = null;
        }
    }

    /** Completes at a call, one that came before included, or after the time. */
    Uni<Void> sleep(Duration longest) {
        return Uni.createFrom()
                .<Void>emitter(this::register)
                .ifNoItem()
                .after(longest)
                .recoverWithItem((Void) null);
    }

    private synchronized void register(UniEmitter<? super Void> emitter) {
        if (called) {
            called = false;
            emitter.complete(null);
        } else {
            sleeper = emitter;
        }
    }
}
