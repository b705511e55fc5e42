package io.fairlead.connector.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fairlead.connector.FreshTenant;
import io.fairlead.connector.Twins;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
class IntegrationApiTest {
    private static final String INTEGRATIONS = "/api/v1/integrations";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    private final FreshTenant tenant = new FreshTenant();

    @Test
    void whatIsCreatedIsFoundUnderItsLocation() {
        var location = tenant.create(Twins.stripe("payments"))
                .statusCode(201)
                .header("Location", endsWith("/api/v1/integrations/payments"))
                .body("name", equalTo("payments"))
                .body("connector", equalTo("stripe"))
                .body("environment", equalTo("production"))
                .body("enabled", equalTo(true))
                .body("credentialsSet", contains("api-key"))
                .body("createdAt", notNullValue())
                .body("credentials", nullValue())
                .extract()
                .header("Location");

        tenant.viewer().get(location).then().statusCode(200).body("name", equalTo("payments"));
    }

    @Test
    void aNameIsTakenOnceInATenantAndFreeInAnother() {
        tenant.create(Twins.stripe("payments")).statusCode(201);

        tenant.create(Twins.stripe("payments")).statusCode(409).body("code", equalTo("name-taken"));
        FreshTenant.as(Tokens.of(tenant.name() + "-x").admin())
                .body(Twins.stripe("payments"))
                .post(INTEGRATIONS)
                .then()
                .statusCode(201);
    }

    @Test
    void everyMistakeInABodyIsToldWithItsPlace() {
        tenant.create("""
                {"name":"No","connector":"stripe","settings":{"speed":1},"credentials":{}}""")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-body"))
                .body("errors.pointer", hasItems("/name", "/settings/speed", "/credentials/api-key"));
    }

    @Test
    void aBodyThatIsNoJsonIsABadRequest() {
        tenant.create("{\"name\":").statusCode(400).body("code", equalTo("bad-request"));
        tenant.create("{\"name\":\"a\",\"name\":\"b\"}").statusCode(400);
    }

    @Test
    void anUnknownQueryParameterIsRefused() {
        tenant.viewer()
                .get(INTEGRATIONS + "?sort=name")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .body("parameter", equalTo("sort"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.1.2.3/x",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://2130706433/",
                "https://0x7f.1/"
            })
    void anAddressThatIsNotPublicHttpsIsRefused(String address) {
        tenant.create("""
                {"name":"payments","connector":"stripe","settings":{"base-url":"%s"},"credentials":{"api-key":"k"}}""".formatted(address)).statusCode(422).body("errors.pointer", hasItem("/settings/base-url"));

        tenant.viewer().get(INTEGRATIONS + "/payments").then().statusCode(404);
    }

    @Test
    void aListIsTurnedPageByPage() {
        for (String name : new String[] {"c-one", "a-one", "b-one"})
            tenant.create(Twins.stripe(name)).statusCode(201);

        var first = tenant.viewer().get(INTEGRATIONS + "?limit=2").then().statusCode(200);
        first.body("items.name", contains("a-one", "b-one"));
        tenant.viewer()
                .queryParam("limit", 2)
                .queryParam("cursor", first.extract().<String>path("next"))
                .get(INTEGRATIONS)
                .then()
                .body("items.name", contains("c-one"))
                .body("next", nullValue());
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        tenant.create(Twins.stripe("payments")).statusCode(201);

        tenant.admin()
                .contentType("application/merge-patch+json")
                .body("{\"enabled\":false}")
                .patch(INTEGRATIONS + "/payments")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("settings.'base-url'", equalTo(Twins.baseUrl() + "/stripe"))
                .body("credentialsSet", contains("api-key"));
        tenant.call("payments", "list-customers", "{}").statusCode(409).body("code", equalTo("integration-disabled"));
    }

    @Test
    void anotherHostNeedsTheCredentialsAgain() {
        tenant.create(Twins.stripe("payments")).statusCode(201);
        var elsewhere = "\"settings\":{\"base-url\":\"https://api.stripe.com\"}";

        tenant.patch("payments", "{%s}".formatted(elsewhere))
                .statusCode(422)
                .body("code", equalTo("credentials-needed"))
                .body("errors.pointer", contains("/credentials/api-key"));
        tenant.patch("payments", "{%s,\"credentials\":{\"api-key\":\"sk_test_other\"}}".formatted(elsewhere))
                .statusCode(200)
                .body("settings.'base-url'", equalTo("https://api.stripe.com"));
    }

    @Test
    void anotherPathOnTheSameHostNeedsNone() {
        tenant.create(Twins.stripe("payments")).statusCode(201);

        tenant.patch("payments", "{\"settings\":{\"base-url\":\"%s/stripe/\"}}".formatted(Twins.baseUrl()))
                .statusCode(200);
    }

    @Test
    void aRemovedCredentialIsMissedByTheNextCall() {
        tenant.create(Twins.stripe("payments")).statusCode(201);

        tenant.patch("payments", "{\"credentials\":{\"api-key\":null}}")
                .statusCode(200)
                .body("credentialsSet", hasSize(0));

        tenant.call("payments", "list-customers", "{}")
                .statusCode(422)
                .body("code", equalTo("credentials-needed"))
                .body("errors.pointer", contains("/credentials/api-key"));
    }

    @Test
    void aDeletedIntegrationIsGone() {
        tenant.create(Twins.stripe("payments")).statusCode(201);

        tenant.admin().delete(INTEGRATIONS + "/payments").then().statusCode(204);

        tenant.viewer().get(INTEGRATIONS + "/payments").then().statusCode(404);
        tenant.admin().delete(INTEGRATIONS + "/payments").then().statusCode(404);
    }

    @Test
    void everyChangeIsPublishedWithARisingRevisionAndNoSecret() {
        tenant.create(Twins.stripe("payments")).statusCode(201);
        tenant.patch("payments", "{\"enabled\":false}").statusCode(200);
        tenant.admin().delete(INTEGRATIONS + "/payments").then().statusCode(204);

        var published = infrastructure
                .topic(Topics.INTEGRATIONS)
                .await(3, record -> (tenant.name() + "/payments").equals(record.key()), PATIENCE);

        assertThat(published).hasSize(3);
        assertThat(published.get(0).value()).contains("\"enabled\":true").doesNotContain("sk_test");
        assertThat(published.get(1).value()).contains("\"enabled\":false");
        assertThat(published.get(2).value()).isNull();
    }
}
