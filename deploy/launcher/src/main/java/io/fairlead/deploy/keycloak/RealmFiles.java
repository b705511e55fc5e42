package io.fairlead.deploy.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The suite's realm as files: clients, roles and mappers in one, the demonstration's users in the other.
 *
 * @param clientSecrets by client id
 * @param withDemoUsers whether the second file is imported as well
 */
public record RealmFiles(Map<String, String> clientSecrets, boolean withDemoUsers) {

    public static final String REALM = "fairlead";

    public RealmFiles {
        clientSecrets = Map.copyOf(clientSecrets);
    }

    /** The realm, each {@code ${…_CLIENT_SECRET}} replaced by the client's secret. */
    String realm() {
        var realm = read("/keycloak/realm-fairlead.json");
        for (var secret : clientSecrets.entrySet()) {
            realm = realm.replace(placeholder(secret.getKey()), secret.getValue());
        }
        if (realm.contains("_CLIENT_SECRET}")) {
            throw new IllegalArgumentException("a client of the realm has no secret; known: " + clientSecrets.keySet());
        }
        return realm;
    }

    Optional<String> demoUsers() {
        return withDemoUsers ? Optional.of(read("/keycloak/users-demo.json")) : Optional.empty();
    }

    @Override
    public String toString() {
        return "realm %s with clients %s".formatted(REALM, clientSecrets.keySet());
    }

    private static String placeholder(String client) {
        return "${%s_CLIENT_SECRET}".formatted(client.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String read(String resource) {
        try (var content = RealmFiles.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("the launcher was built without " + resource);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
