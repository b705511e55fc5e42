package io.fairlead.deploy.suite;

import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.process.ProcessSpec;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program of ours that serves HTTP and says so at one address. */
record HttpPart(
        String name, Set<String> needs, int port, ProcessSpec process, String readinessPath, List<Path> directories)
        implements Part {

    private static final int PATIENCE_MILLIS = 2000;

    HttpPart {
        needs = Set.copyOf(needs);
        directories = List.copyOf(directories);
    }

    String url() {
        return "http://localhost:" + port;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("http", port);
    }

    @Override
    public void prepare() throws IOException {
        for (var directory : directories) {
            Files.createDirectories(directory);
        }
    }

    @Override
    public boolean answers() {
        try {
            var connection = (HttpURLConnection)
                    URI.create(url() + readinessPath).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public Duration startsWithin() {
        return Duration.ofMinutes(4);
    }
}
