package io.fairlead.testing.kit.state;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.testing.kit.Tokens;
import org.junit.jupiter.api.Test;

/** What every service does that is told of connectors and finds Kafka away when it starts. */
public abstract class StartFromTheCopyContract {
    private static final String PLATFORM = Tokens.platform();

    /** What an earlier run has left. */
    public static final String DEFINITION = """
            insert into connector_definition (key, value) values ('library',
                '{"id":"library","version":3,"grammar":1,"definition":{"operations":{}},"revision":7}')""";

    public static final String REVISION =
            "insert into state_copy (topic, key, revision) values ('connector-definitions.v1', 'library', 7)";

    @Test
    public void knowsWhatItKnewBefore() {
        given().get("/q/health/ready").then().statusCode(200);

        given().auth()
                .oauth2(PLATFORM)
                .get("/internal/state/connector-definitions.v1/library")
                .then()
                .statusCode(200)
                .body("revision", equalTo(7))
                .body("value.version", equalTo(3));
        given().auth()
                .oauth2(PLATFORM)
                .get("/internal/state/connector-definitions.v1")
                .then()
                .body("items.key", contains("library"));
        given().auth()
                .oauth2(PLATFORM)
                .get("/internal/state")
                .then()
                .body("find { it.topic == 'connector-definitions.v1' }.caughtUp", equalTo(false));
    }
}
