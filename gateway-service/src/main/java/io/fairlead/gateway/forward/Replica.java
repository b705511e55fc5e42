package io.fairlead.gateway.forward;

import java.net.URI;
import java.time.Duration;

/** One process of a service. */
final class Replica {

    private static final long AVOIDED_NANOS = Duration.ofSeconds(1).toNanos();
    /** Longer than a service takes from its first farewell to its end. */
    private static final long LEAVING_NANOS = Duration.ofSeconds(15).toNanos();

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final URI base;
    private volatile boolean failed;
    private volatile long failedAt;
    private volatile boolean leaving;
    private volatile long leavingAt;

    Replica(URI base) {
        this.base = base;
    }

    String host() {
        return base.getHost();
    }

    int port() {
        int standard = secure() ? HTTPS : HTTP;
        return base.getPort() < 0 ? standard : base.getPort();
    }

    boolean secure() {
        return "https".equals(base.getScheme());
    }

    void reached() {
        failed = false;
    }

    /** Whether this is news. */
    boolean unreachable(long now) {
        boolean news = !failed;
        failedAt = now;
        failed = true;
        return news;
    }

    /** It is about to stop, and says so with each answer. */
    void leaves(long now) {
        leavingAt = now;
        leaving = true;
    }

    /** Whether it could not be reached or said farewell a moment ago, so that others come first. */
    boolean avoided(long now) {
        return avoidedFor(now) > 0;
    }

    /** For how much longer, in nanoseconds. */
    long avoidedFor(long now) {
        long unreachable = failed ? AVOIDED_NANOS - (now - failedAt) : 0;
        long departing = leaving ? LEAVING_NANOS - (now - leavingAt) : 0;
        return Math.max(0, Math.max(unreachable, departing));
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
