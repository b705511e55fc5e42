package io.fairlead.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.Server;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.webhook.Tenant;
import io.fairlead.webhook.Tenant.Address;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is acknowledged while Kafka, PostgreSQL or both are away. */
@QuarkusTest
@WithInfrastructure(
        value = "intake",
        own = {Server.KAFKA, Server.POSTGRES})
class AwayTest {
    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    @SuppressWarnings("NullAway.Init")
    private Address address;

    @SuppressWarnings("NullAway.Init")
    private Tenant tenant;

    @BeforeEach
    void endpoint() {
        tenant = new Tenant(infrastructure);
        address = tenant.stripe();
        deliver("warm-" + UUID.randomUUID());
        tenant.awaitEvents("", 1);
    }

    @Test
    void withKafkaAwayTheOutboxTakesThemAndTheyComeInTheirOrder() {
        List<String> sent = new ArrayList<>();
        infrastructure.own(Server.KAFKA).kill();
        try {
            for (int i = 0; i < 5; i++) sent.addFirst(deliver("evt_" + i + "-" + UUID.randomUUID()));
        } finally {
            infrastructure.own(Server.KAFKA).start();
        }
        sent.addFirst(deliver("evt_after-" + UUID.randomUUID()));

        assertThat(tenant.awaitEvents("entityId=cus_1", 7)
                        .<String>getList("items.deliveryId")
                        .subList(0, 6))
                .containsExactlyElementsOf(sent);
    }

    @Test
    void withPostgresqlAwayKafkaTakesThem() {
        infrastructure.own(Server.POSTGRES).kill();
        String sent;
        try {
            sent = deliver("evt_" + UUID.randomUUID());
        } finally {
            infrastructure.own(Server.POSTGRES).start();
        }

        tenant.awaitEvents("deliveryId=" + sent, 1);
    }

    @Test
    void withBothAwayNothingIsAcknowledged() {
        String refused = "evt_" + UUID.randomUUID();
        infrastructure.own(Server.KAFKA).suspend();
        infrastructure.own(Server.POSTGRES).kill();
        try {
            address.deliver(Tenant.customer(refused, "cus_1"))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("not-stored"));
        } finally {
            infrastructure.own(Server.POSTGRES).start();
            infrastructure.own(Server.KAFKA).resume();
        }

        await().atMost(Tenant.PATIENCE)
                .until(() -> address.deliver(Tenant.customer(refused, "cus_1")).statusCode() == 200);
        tenant.awaitEvents("deliveryId=" + refused, 1);
    }

    private String deliver(String id) {
        address.deliver(Tenant.customer(id, "cus_1")).then().statusCode(200);
        return id;
    }
}
