package io.fairlead.connector.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.fairlead.connector.FreshTenant;
import io.fairlead.connector.Twins;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees integrations, and that nobody sees their secrets. */
@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
class IntegrationAccessTest {
    private static final String INTEGRATIONS = "/api/v1/integrations";

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    private final FreshTenant tenant = new FreshTenant();

    @Test
    void aServiceReadsForATenantItNames() {
        tenant.create(Twins.stripe("payments")).statusCode(201);

        FreshTenant.as(Tokens.service("monitoring-service"))
                .header("Fairlead-Tenant", tenant.name())
                .get(INTEGRATIONS + "/payments")
                .then()
                .statusCode(200);
        FreshTenant.as(Tokens.service("monitoring-service"))
                .header("Fairlead-Tenant", "somebody-else")
                .get(INTEGRATIONS + "/payments")
                .then()
                .statusCode(404);
        FreshTenant.as(Tokens.service("monitoring-service"))
                .header("Fairlead-Tenant", tenant.name())
                .delete(INTEGRATIONS + "/payments")
                .then()
                .statusCode(403);
    }

    @Test
    void anotherTenantsIntegrationIsNotFoundByAnyRoute() {
        tenant.create(Twins.stripe("payments")).statusCode(201);
        var stranger = Tokens.of(tenant.name() + "-x").admin();

        FreshTenant.as(stranger)
                .get(INTEGRATIONS + "/payments")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        FreshTenant.as(stranger)
                .body("{}")
                .patch(INTEGRATIONS + "/payments")
                .then()
                .statusCode(404);
        FreshTenant.as(stranger).delete(INTEGRATIONS + "/payments").then().statusCode(404);
        FreshTenant.as(stranger).post(INTEGRATIONS + "/payments/test").then().statusCode(404);
        FreshTenant.as(stranger)
                .body("{}")
                .post(INTEGRATIONS + "/payments/operations/list-customers")
                .then()
                .statusCode(404);
        FreshTenant.as(stranger).get(INTEGRATIONS).then().statusCode(200).body("items", hasSize(0));
        tenant.viewer().get(INTEGRATIONS + "/payments").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"viewer,403", "operator,403", "admin,201"})
    void onlyAdministratorsConfigure(String role, int status) {
        FreshTenant.as(tenant.tokens().named("somebody").roles(role))
                .body(Twins.stripe("payments"))
                .post(INTEGRATIONS)
                .then()
                .statusCode(status);
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        given().get(INTEGRATIONS).then().statusCode(401).body("code", equalTo("unauthenticated"));
        given().get(INTEGRATIONS + "/payments").then().statusCode(401);
    }

    @Test
    void thePlatformRoleSeesNoTenantsIntegrations() {
        FreshTenant.as(Tokens.platform()).get(INTEGRATIONS).then().statusCode(403);
    }

    @Test
    void aSecretIsNeitherReturnedNorReadableInTheDatabase() throws SQLException {
        var answer = tenant.create(Twins.stripe("payments"))
                .statusCode(201)
                .extract()
                .asString();
        var listed = tenant.viewer().get(INTEGRATIONS).asString();

        assertThat(answer + listed).doesNotContain("sk_test_school_demo");
        try (var connection = infrastructure.connectAsSuperuser();
                var rows = connection
                        .createStatement()
                        .executeQuery("select string_agg(c::text, ' ') || string_agg(i::text, ' ')"
                                + " from connector.credential c, connector.integration i")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).contains("payments").doesNotContain("sk_test_school_demo");
        }
    }
}
