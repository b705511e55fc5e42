package io.fairlead.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.webhook.Tenant;
import io.fairlead.webhook.Tenant.Address;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Property 53: every genuine delivery is in the log, and whoever asks finds it by what it is about. */
@QuarkusTest
@WithInfrastructure("webhook")
class EventLogTest {
    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    @SuppressWarnings("NullAway.Init")
    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = new Tenant(infrastructure);
    }

    @Test
    void property53EveryDeliveryIsFoundPageByPageOnceAndNewestFirst() {
        Address address = tenant.stripe();
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String id = "evt_" + UUID.randomUUID();
            address.deliver(Tenant.customer(id, "cus_" + i % 3)).then().statusCode(200);
            sent.addFirst(id);
        }
        tenant.awaitEvents("limit=500", 25);

        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = tenant.events("limit=7" + cursor);
            read.addAll(page.getList("items.deliveryId"));
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());

        assertThat(read).containsExactlyElementsOf(sent);
        assertThat(tenant.events("entityType=customer&entityId=cus_0").getList("items"))
                .hasSize(9);
        assertThat(tenant.events("type=customer.updated&limit=500").getList("items"))
                .hasSize(25);
        assertThat(tenant.events("type=nothing").getList("items")).isEmpty();
        assertThat(tenant.events("endpoint=" + address.id() + "&state=published&limit=500")
                        .getList("items"))
                .hasSize(25);
        assertThat(tenant.events("from=2000-01-01T00:00:00Z&to=2001-01-01T00:00:00Z")
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void anotherTenantFindsNoneOfThem() {
        Address address = tenant.stripe();
        address.deliver(Tenant.customer("evt_1", "cus_1")).then().statusCode(200);
        String event = tenant.awaitEvents("", 1).getString("items[0].id");
        Tenant other = new Tenant(infrastructure);

        assertThat(other.events("").getList("items")).isEmpty();
        other.as("viewer").get("/api/v1/webhook-events/" + event).then().statusCode(404);
        other.as("operator")
                .post("/api/v1/webhook-events/" + event + "/retry")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=lost", "from=yesterday", "to=x", "colour=red", "limit=0", "cursor=x"})
    void aFilterThatIsWrongIsToldSo(String query) {
        tenant.as("viewer").get("/api/v1/webhook-events?" + query).then().statusCode(400);
    }

    @Test
    void anIdThatIsNoneIsNotFound() {
        tenant.as("viewer")
                .get("/api/v1/webhook-events/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }
}
