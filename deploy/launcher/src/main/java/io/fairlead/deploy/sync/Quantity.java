package io.fairlead.deploy.sync;

import java.util.Locale;

/** How much of a stream has been read. */
final class Quantity {

    private Quantity() {}

    static String of(SyncRun.Stream stream) {
        var read = stream.counted().read();
        return stream.total() == null
                ? String.format(Locale.ROOT, "%,d read", read)
                : String.format(Locale.ROOT, "%,d of %,d", read, stream.total());
    }

    /** From 0 to 1; a provider that does not say how much there is leaves it at 0 until the end. */
    static double share(SyncRun.Stream stream) {
        if (stream.state() == RunState.SUCCEEDED) {
            return 1;
        }
        var total = stream.total();
        return total == null || total == 0
                ? 0
                : Math.min(1, (double) stream.counted().read() / total);
    }
}
