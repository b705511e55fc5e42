package io.fairlead.deploy.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.deploy.settings.Service;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RealmFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> secrets = Arrays.stream(Service.values())
            .collect(Collectors.toMap(Service::longName, service -> "secret-of-" + service.shortName()));

    @Test
    void giveEachServiceItsSecret() throws JsonProcessingException {
        var clients = JSON.readTree(new RealmFiles(secrets, false).realm()).get("clients");

        secrets.forEach((client, secret) -> assertThat(
                        find(clients, "clientId", client).get("secret").asText())
                .isEqualTo(secret));
    }

    @Test
    void giveEachServiceTheRoleOfServices() throws JsonProcessingException {
        var users = JSON.readTree(new RealmFiles(secrets, false).realm()).get("users");

        secrets.keySet().forEach(client -> assertThat(
                        find(users, "serviceAccountClientId", client).get("realmRoles"))
                .extracting(JsonNode::asText)
                .containsExactly("service"));
    }

    @Test
    void areRefusedWithoutAClientsSecret() {
        assertThatThrownBy(() -> new RealmFiles(Map.of(), false).realm())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no secret");
    }

    @Test
    void knowTheDemonstrationsUsersOnlyWhenAsked() throws JsonProcessingException {
        assertThat(new RealmFiles(secrets, false).demoUsers()).isEmpty();

        var users = JSON.readTree(new RealmFiles(secrets, true).demoUsers().orElseThrow())
                .get("users");
        assertThat(users)
                .extracting(user -> user.get("username").asText())
                .containsExactlyInAnyOrder(
                        "school-admin",
                        "school-operator",
                        "school-viewer",
                        "law-admin",
                        "law-operator",
                        "law-viewer",
                        "platform-admin");
        assertThat(find(users, "username", "platform-admin").has("attributes")).isFalse();
    }

    private static JsonNode find(JsonNode among, String field, String value) {
        for (var node : among) {
            if (node.path(field).asText().equals(value)) {
                return node;
            }
        }
        throw new AssertionError("nothing has %s %s".formatted(field, value));
    }
}
