package io.fairlead.testing.benchmarks;

import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until a service answers. */
record Readiness(MeasuredProcess process, int port) {

    private static final int OK = 200;
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final int PATIENCE_MILLIS = 2000;

    void await(Duration longest) {
        await("/q/health/ready", OK, "", longest);
    }

    /** Until this address answers as expected. */
    void await(String path, int status, String authorization, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (!answers(path, status, authorization)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("it did not become ready:%n%s".formatted(process.said()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean answers(String path, int status, String authorization) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://localhost:" + port + path).toURL().openConnection();
            connection.setReadTimeout(PATIENCE_MILLIS);
            if (!authorization.isEmpty()) {
                connection.setRequestProperty("Authorization", authorization);
            }
            return connection.getResponseCode() == status;
        } catch (IOException notYet) {
            return false;
        }
    }
}
