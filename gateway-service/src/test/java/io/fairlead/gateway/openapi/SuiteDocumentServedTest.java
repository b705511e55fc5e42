package io.fairlead.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import io.fairlead.gateway.stub.StubServices;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithInfrastructure("gateway")
@WithTestResource(StubServices.class)
class SuiteDocumentServedTest {

    @Test
    void isAtOneAddressAndOpenToAll() {
        given().queryParam("format", "JSON")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("info.title", equalTo("Fairlead"))
                .body("components.schemas", hasKey("Problem"))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"));
    }

    @Test
    void isTheSameEachTime() {
        assertThat(document()).isEqualTo(document());
    }

    private static String document() {
        return given().get("/q/openapi").asString();
    }

    @Test
    void canBeBrowsed() {
        given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger-ui"));
    }
}
