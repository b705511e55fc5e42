package io.fairlead.deploy.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.deploy.suite.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Access tokens of the local realm's users, as any client of theirs gets them. */
public final class Tokens {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI endpoint;

    public Tokens(HttpClient http, URI keycloak) {
        this.http = http;
        this.endpoint = keycloak.resolve("/realms/fairlead/protocol/openid-connect/token");
    }

    /** The demonstration's users have their name as password. */
    public String of(String user) throws InterruptedException {
        var form = "grant_type=password&client_id=fairlead-cli&username=%s&password=%s"
                .formatted(encoded(user), encoded(user));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == UNAUTHORIZED) {
                throw new Refused("there is no user '%s' with its name as password".formatted(user));
            }
            if (answer.statusCode() != OK) {
                throw new Refused("Keycloak answered %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body()).required("access_token").textValue();
        } catch (IOException e) {
            throw new Refused(
                    "Keycloak does not answer at %s; is the suite up? (./fairlead status)".formatted(endpoint));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
