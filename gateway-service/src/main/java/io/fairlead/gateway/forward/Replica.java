package io.fairlead.gateway.forward;

import java.net.URI;
import java.time.Duration;

/** One process of a service. */
final class Replica {

    private static final long AVOIDED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final URI base;
    private volatile boolean failed;
    private volatile long failedAt;

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

    /** Whether it could not be reached a moment ago, so that others come first. */
    boolean avoided(long now) {
        return failed && now - failedAt < AVOIDED_NANOS;
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
