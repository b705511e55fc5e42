package io.fairlead.gateway.stub;

import static io.restassured.RestAssured.given;

import io.fairlead.testing.kit.Tokens;
import io.restassured.specification.RequestSpecification;

/** The people of one tenant, at the gateway's door. */
public final class School {
    private static final Tokens TOKENS = Tokens.of("school");

    private School() {}

    public static RequestSpecification viewer() {
        return as(viewerToken());
    }

    public static RequestSpecification operator() {
        return as(operatorToken());
    }

    public static RequestSpecification admin() {
        return as(TOKENS.admin());
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    public static String viewerToken() {
        return TOKENS.viewer();
    }

    public static String operatorToken() {
        return TOKENS.operator();
    }
}
