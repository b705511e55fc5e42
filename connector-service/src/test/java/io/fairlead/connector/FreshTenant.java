package io.fairlead.connector;

import static io.restassured.RestAssured.given;

import io.fairlead.testing.kit.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A tenant that no other test knows, and what its people ask of the API. */
public final class FreshTenant {
    private static final String INTEGRATIONS = "/api/v1/integrations";

    private final String name = "t-" + UUID.randomUUID().toString().substring(0, 8);
    private final Tokens tokens = Tokens.of(name);

    public String name() {
        return name;
    }

    public Tokens tokens() {
        return tokens;
    }

    public RequestSpecification admin() {
        return as(tokens.admin());
    }

    public RequestSpecification operator() {
        return as(tokens.operator());
    }

    public RequestSpecification viewer() {
        return as(tokens.viewer());
    }

    /** A request with a JSON body. */
    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public ValidatableResponse create(String integration) {
        return admin().body(integration).post(INTEGRATIONS).then();
    }

    public ValidatableResponse patch(String integration, String change) {
        return admin().contentType("application/merge-patch+json")
                .body(change)
                .patch(INTEGRATIONS + "/" + integration)
                .then();
    }

    public ValidatableResponse call(String integration, String operation, String input) {
        return operator()
                .body(input)
                .post(INTEGRATIONS + "/" + integration + "/operations/" + operation)
                .then();
    }
}
