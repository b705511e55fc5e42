package io.fairlead.testing.kit.state;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every service does that is told of connectors. */
public abstract class ConnectorDefinitionsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = "/internal/state/" + Topics.CONNECTOR_DEFINITIONS.name();

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    @Test
    public void knowsAConnectorSoonAfterItIsToldAndForgetsItWhenItIsWithdrawn() {
        tell("library", 1, 1);
        awaitVersion("library", 1);
        tell("library", 2, 1);
        awaitVersion("library", 2);

        send("library", null);

        await().atMost(PATIENCE).until(() -> ask("library").statusCode() == 404);
    }

    @Test
    public void keepsTheLastDefinitionItUnderstood() {
        tell("archive", 1, 1);
        tell("archive", 2, 99);
        tell("after-archive", 1, 1);

        awaitVersion("after-archive", 1);

        ask("archive").then().statusCode(200).body("value.version", equalTo(1));
    }

    @Test
    public void tellsItOnlyToThoseInside() {
        given().auth().oauth2(Tokens.of("school").admin()).get(TOPIC).then().statusCode(403);
        given().get(TOPIC).then().statusCode(401);
        given().auth().oauth2(Tokens.service("sync-service")).get(TOPIC).then().statusCode(200);
    }

    private void tell(String id, int version, int grammar) {
        send(id, """
                {"id":"%s","version":%d,"grammar":%d,"definition":{"operations":{}},"revision":%d}""".formatted(id, version, grammar, version));
    }

    private void send(String id, @Nullable String value) {
        infrastructure
                .topic(Topics.CONNECTOR_DEFINITIONS)
                .send(id, value, Map.of("ce_revision", Long.toString(System.nanoTime())));
    }

    private static void awaitVersion(String id, int version) {
        await().atMost(PATIENCE).until(() -> ask(id).jsonPath().get("value.version"), known -> Integer.valueOf(version)
                .equals(known));
    }

    private static Response ask(String id) {
        return given().auth().oauth2(Tokens.platform()).get("%s/%s".formatted(TOPIC, id));
    }
}
