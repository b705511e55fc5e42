package io.fairlead.testing.kit.suite;

import io.fairlead.deploy.kafka.KafkaPart;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.part.SuiteDirectory;
import io.fairlead.deploy.postgresql.PostgresPart;
import io.fairlead.deploy.redis.RedisPart;
import io.fairlead.deploy.settings.Setting;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Whether parts can be used, found out as the launcher does. */
record Answers(SuiteDirectory directory, Map<Setting.Port, Integer> ports) {

    private static final int PATIENCE_MILLIS = 2000;

    boolean postgres() {
        return ask(new PostgresPart(directory, port(Setting.Port.POSTGRES), "fairlead", List.of()));
    }

    boolean redis() {
        return ask(new RedisPart(directory, port(Setting.Port.REDIS)));
    }

    boolean kafka() {
        return ask(new KafkaPart(
                directory, port(Setting.Port.KAFKA), port(Setting.Port.KAFKA_CONTROLLER), List.of(), true));
    }

    boolean isReady(URI service) {
        try {
            var connection = (HttpURLConnection)
                    service.resolve("/q/health/ready").toURL().openConnection();
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

    private static boolean ask(Part part) {
        try {
            return part.answers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int port(Setting.Port port) {
        return ports.getOrDefault(port, 0);
    }
}
