package io.fairlead.testing.e2e;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.deploy.settings.Service;
import io.fairlead.testing.kit.suite.Suite;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connector written from the guide and dropped into the running suite, where live editing is off. */
@WithSuite
class DroppedInConnectorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHOP = "shop";
    private static final List<Service> COPIES = List.of(Service.SYNC, Service.WEBHOOK, Service.MONITORING);

    private final Suite suite;
    private final Journey school;
    private final ConnectorFolder folder;
    private final String first;
    private final String second;

    DroppedInConnectorTest(Suite suite) {
        this.suite = suite;
        this.school = new Journey(suite, "school");
        this.folder = new ConnectorFolder(suite, SHOP);
        this.first = folder.fromTheGuide();
        this.second = first.replace("version: 1", "version: 2").replace("\"email\": email", "\"mail\": email");
    }

    @AfterEach
    void remove() {
        folder.remove();
        school.as("admin").delete("/api/v1/integrations/{name}", SHOP);
        awaitGone();
    }

    @Test
    void isCalledChangedAndWithdrawnWithItsFolder() {
        folder.put(first);
        awaitEverywhere(1);
        configure();
        call().body("data[0].email", equalTo(customer()));

        folder.put(second);
        awaitEverywhere(2);
        call().body("data[0].mail", equalTo(customer()));

        folder.remove();
        awaitState("removed");
        call();
        school.as("admin").delete("/api/v1/integrations/{name}", SHOP).then().statusCode(204);
        awaitGone();
    }

    @Test
    void staysInUseWhileItsFileCannotBeTaken() {
        folder.put(first);
        awaitEverywhere(1);
        configure();

        folder.put(first.replace("scheme: bearer", "scheme: bearr"));
        awaitRefused("did you mean 'bearer'?").body("version", equalTo(1));
        call();

        folder.put(second.replace("version: 2", "version: 1"));
        awaitRefused("raise 'version' to 2").body("version", equalTo(1));
        call().body("data[0].email", equalTo(customer()));

        folder.put(first);
        awaitState("valid");
    }

    private void awaitEverywhere(int version) {
        await("version %d at the gateway".formatted(version)).atMost(PATIENCE).until(() -> Integer.valueOf(version)
                .equals(shown().jsonPath().get("version")));
        for (var service : COPIES)
            await("version %d in %s".formatted(version, service))
                    .atMost(PATIENCE)
                    .until(() -> Integer.valueOf(version)
                            .equals(copyIn(service).jsonPath().get("value.version")));
    }

    private void awaitGone() {
        await("gone at the gateway").atMost(PATIENCE).until(() -> shown().statusCode() == 404);
        for (var service : COPIES)
            await("gone in %s".formatted(service))
                    .atMost(PATIENCE)
                    .until(() -> copyIn(service).statusCode() == 404);
    }

    private void awaitState(String state) {
        awaitShown("state", state);
    }

    private ValidatableResponse awaitRefused(String hint) {
        return awaitShown("errors[0].hint", hint).body("state", equalTo("invalid"));
    }

    private ValidatableResponse awaitShown(String path, String value) {
        return await(value)
                .atMost(PATIENCE)
                .until(this::shown, answer -> value.equals(answer.jsonPath().get(path)))
                .then();
    }

    private Response shown() {
        return school.as("viewer").get("/api/v1/connectors/{id}", SHOP);
    }

    private Response copyIn(Service service) {
        return given().auth()
                .oauth2(suite.token("platform-admin"))
                .get(suite.service(service) + "/internal/state/connector-definitions.v1/" + SHOP);
    }

    private void configure() {
        school.as("admin")
                .body("""
                        {"name":"shop","connector":"shop","settings":{"base-url":"%s/stripe"},
                         "credentials":{"api-key":"sk_test_school_demo"}}""".formatted(suite.twins()))
                .post("/api/v1/integrations")
                .then()
                .statusCode(201);
        school.as("admin").post("/api/v1/integrations/{name}/test", SHOP).then().statusCode(200);
    }

    private ValidatableResponse call() {
        return school.as("operator")
                .body("{\"limit\":2}")
                .post("/api/v1/integrations/{name}/operations/list-customers", SHOP)
                .then()
                .statusCode(200);
    }

    /** The newest customer of the provider, by another way. */
    private String customer() {
        return school.as("operator")
                .get("/api/v1/proxy/{name}/v1/customers?limit=1", SHOP)
                .then()
                .statusCode(200)
                .extract()
                .path("data[0].email");
    }
}
