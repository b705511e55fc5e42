package io.fairlead.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.fairlead.sync.FakeProvider;
import io.fairlead.sync.Tenant;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithInfrastructure("sync")
class RunApiTest {
    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    @Inject
    @SuppressWarnings("NullAway.Init")
    FakeProvider providers;

    @SuppressWarnings("NullAway.Init")
    private Tenant tenant;

    @BeforeEach
    void connect() {
        tenant = new Tenant(infrastructure).connected();
        providers.of(tenant.name()).put("schools", "s1", "\"name\":\"School\"");
        providers.of(tenant.name()).user("u1", "Mina", "s1");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        post("""
                {"streams":[],"mode":"partly","priority":10,"deleteBudget":{"percent":101,"records":1,"share":1},"more":1}""")
                .statusCode(422)
                .body("code", equalTo("invalid-body"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/integration",
                                "/streams",
                                "/mode",
                                "/priority",
                                "/deleteBudget/percent",
                                "/deleteBudget",
                                "/deleteBudget/share",
                                "/more"));
        post("[]").statusCode(422);
        post("7").statusCode(422);
        post("{").statusCode(400);
        post("{\"integration\":\"roster\",\"streams\":[\"users\",\"users\",\"nobodys\",7]}")
                .statusCode(422);
        post("{\"integration\":7}").statusCode(422).body("errors.pointer", contains("/integration"));
    }

    @Test
    void aStreamThatTheConnectorDoesNotHaveIsNamed() {
        post("{\"integration\":\"roster\",\"streams\":[\"users\",\"pupils\"]}")
                .statusCode(422)
                .body("errors.pointer", contains("/streams/1"))
                .body("errors[0].message", containsString("schools"));
    }

    @Test
    void onlyOperatorsStartRunsAndViewersSeeThem() {
        tenant.as("viewer")
                .body("{\"integration\":\"roster\"}")
                .post("/api/v1/sync/runs")
                .then()
                .statusCode(403);
        String id = tenant.start("full", "");
        tenant.as("viewer")
                .post("/api/v1/sync/runs/%s/cancel".formatted(id))
                .then()
                .statusCode(403);

        assertThat(tenant.await(id, "succeeded").getString("requestedBy")).isNotBlank();
    }

    @Test
    void listsAreNewestFirstAndPaged() {
        for (int i = 0; i < 3; i++) tenant.sync("full");

        var first = tenant.as("viewer")
                .get("/api/v1/sync/runs?limit=2&state=succeeded")
                .then();
        first.statusCode(200).body("items", hasSize(2));
        String next = first.extract().path("next");
        tenant.as("viewer")
                .get("/api/v1/sync/runs?limit=2&state=succeeded&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", equalTo(null));
        tenant.as("viewer").get("/api/v1/sync/runs?state=done").then().statusCode(400);
        tenant.as("viewer").get("/api/v1/sync/runs?status=failed").then().statusCode(400);
        tenant.as("viewer").get("/api/v1/sync/runs?cursor=x").then().statusCode(400);
    }

    @Test
    void recordsArePagedAndFiltered() {
        for (int i = 2; i <= 5; i++) providers.of(tenant.name()).user("u" + i, "User " + i, "s1");
        tenant.sync("full");

        var first =
                tenant.as("viewer").get("/api/v1/records/users?limit=3").then().statusCode(200);
        String next = first.extract().path("next");
        List<String> names = first.extract().path("items.record.name");
        List<String> more = tenant.as("viewer")
                .get("/api/v1/records/users?limit=3&cursor=" + next)
                .then()
                .statusCode(200)
                .body("next", equalTo(null))
                .extract()
                .path("items.record.name");

        assertThat(names).hasSize(3);
        assertThat(more).hasSize(2).doesNotContainAnyElementsOf(names);
        tenant.as("viewer")
                .get("/api/v1/records/users?integration=other")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        tenant.as("viewer").get("/api/v1/records/users?state=lost").then().statusCode(400);
        tenant.as("viewer").get("/api/v1/records/pupils").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void mappingsAreFoundFromBothSides() {
        tenant.sync("full");
        String id = tenant.record("users", "u1").getString("id");

        tenant.as("viewer")
                .get("/api/v1/mappings/users?localId=" + id)
                .then()
                .statusCode(200)
                .body("items[0].externalId", equalTo("u1"))
                .body("items[0].integration", equalTo("roster"));
        tenant.as("viewer")
                .get("/api/v1/mappings/users?externalId=u1&integration=roster")
                .then()
                .statusCode(200)
                .body("items[0].localId", equalTo(id));
        tenant.as("viewer")
                .get("/api/v1/mappings/users?externalId=nobody")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        tenant.as("viewer").get("/api/v1/mappings/users").then().statusCode(400);
        tenant.as("viewer").get("/api/v1/mappings/users?localId=7").then().statusCode(400);
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        String id = tenant.start("full", "");
        tenant.await(id, "succeeded");
        String record = tenant.record("users", "u1").getString("id");
        Tenant other = new Tenant(infrastructure);

        other.as("viewer").get("/api/v1/sync/runs/" + id).then().statusCode(404);
        other.as("viewer").get("/api/v1/sync/runs/" + id + "/deletes").then().statusCode(404);
        other.as("viewer").get("/api/v1/sync/runs/" + id + "/events").then().statusCode(404);
        other.as("operator").post("/api/v1/sync/runs/" + id + "/cancel").then().statusCode(404);
        other.as("viewer").get("/api/v1/records/users/" + record).then().statusCode(404);
        other.as("viewer").get("/api/v1/records/users").then().statusCode(200).body("items", hasSize(0));
        other.as("viewer")
                .get("/api/v1/mappings/users?localId=" + record)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        tenant.as("viewer").get("/api/v1/sync/runs/" + UUID.randomUUID()).then().statusCode(404);
        tenant.as("viewer").get("/api/v1/sync/runs/7").then().statusCode(400);
        tenant.as("viewer").get("/api/v1/sync/runs/7/events").then().statusCode(400);
    }

    @Test
    void aRunIsWatchedToItsEnd() {
        String id = tenant.start("full", "");

        String events = tenant.as("viewer")
                .accept("text/event-stream")
                .get("/api/v1/sync/runs/" + id + "/events")
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .extract()
                .asString();

        assertThat(events).contains("event:progress").contains("\"state\":\"succeeded\"");
    }

    private ValidatableResponse post(String body) {
        return tenant.as("operator").body(body).post("/api/v1/sync/runs").then();
    }
}
