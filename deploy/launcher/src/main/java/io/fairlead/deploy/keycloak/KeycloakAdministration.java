package io.fairlead.deploy.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The few calls of Keycloak's administration interface that bring the realm about. */
final class KeycloakAdministration {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String url;

    KeycloakAdministration(String url) {
        this.url = url;
    }

    boolean answers() throws InterruptedException {
        try {
            return send(request("/realms/master").GET().timeout(Duration.ofSeconds(3)))
                            .statusCode()
                    == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Creates the realm when it is missing and the demonstration's users that are missing. */
    void furnish(String administrator, String password, RealmFiles files) throws IOException, InterruptedException {
        var token = token(administrator, password);
        if (!exists(RealmFiles.REALM, token)) {
            post("/admin/realms", files.realm(), token, CREATED);
        }
        var users = files.demoUsers();
        if (users.isPresent()) {
            post("/admin/realms/%s/partialImport".formatted(RealmFiles.REALM), users.get(), token, OK);
        }
    }

    private String token(String administrator, String password) throws IOException, InterruptedException {
        var form = "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                .formatted(encoded(administrator), encoded(password));
        var answer = send(request("/realms/master/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        require(answer, OK);
        return JSON.readTree(answer.body()).required("access_token").textValue();
    }

    private boolean exists(String realm, String token) throws IOException, InterruptedException {
        var answer = send(request("/admin/realms/" + realm)
                .header("Authorization", "Bearer " + token)
                .GET());
        if (answer.statusCode() == NOT_FOUND) {
            return false;
        }
        require(answer, OK);
        return true;
    }

    private void post(String path, String body, String token, int expected) throws IOException, InterruptedException {
        require(
                send(request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))),
                expected);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void require(HttpResponse<String> answer, int expected) throws IOException {
        if (answer.statusCode() != expected) {
            throw new IOException("Keycloak answered %d to %s: %s"
                    .formatted(answer.statusCode(), answer.uri().getPath(), answer.body()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
