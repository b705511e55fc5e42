package io.fairlead.testing.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fairlead.testing.kit.Repository;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RealmTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theClusterForTryingHasTheRealmAndTheUsersOfTheLocalSuite() throws IOException {
        var local = read("deploy/launcher/src/main/resources/keycloak/realm-fairlead.json");
        ((ArrayNode) local.path("users"))
                .addAll((ArrayNode) read("deploy/launcher/src/main/resources/keycloak/users-demo.json")
                        .path("users"));

        assertThat(read("k8s/components/infrastructure/fairlead-realm.json")).isEqualTo(local);
    }

    private static JsonNode read(String file) throws IOException {
        return JSON.readTree(Repository.root().resolve(file).toFile());
    }
}
