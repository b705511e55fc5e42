package io.fairlead.testing.chaos.webhook;

import io.fairlead.testing.chaos.webhook.Delivery.Message;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Carries one message over one way, on connections it keeps, and waits as long as the least patient provider. */
final class Courier implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Traffic traffic;

    Courier(Traffic traffic) {
        this.traffic = traffic;
    }

    Answer carry(Message message, Way way) throws InterruptedException {
        var request = HttpRequest.newBuilder(way.address().resolve(message.path()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        traffic.begins(way);
        try {
            var begun = System.nanoTime();
            var answer = Answer.of(
                    http.send(request.build(), BodyHandlers.discarding()).statusCode());
            if (answer instanceof Answer.Acknowledged) {
                traffic.acknowledged(way, begun);
            }
            return answer;
        } catch (IOException lost) {
            return new Answer.Unclear(String.valueOf(lost));
        } finally {
            traffic.ends(way);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
