package io.fairlead.contracts.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every problem a service of the suite may answer with (RFC 9457): the stable code clients build on, its HTTP status,
 * and whether the same request may succeed when it is sent again later.
 */
public enum ProblemCode {
    BAD_REQUEST("bad-request", 400, false, "The request cannot be read"),
    INVALID_PARAMETER("invalid-parameter", 400, false, "A parameter is unknown or out of bounds"),
    INVALID_CURSOR("invalid-cursor", 400, false, "The cursor is not one this list gave out"),
    UNAUTHENTICATED("unauthenticated", 401, false, "A valid bearer token is needed"),
    SIGNATURE_REFUSED("signature-refused", 401, false, "The signature is missing, wrong or out of time"),
    FORBIDDEN("forbidden", 403, false, "This identity may not do that"),
    NOT_FOUND("not-found", 404, false, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, false, "This address does not take that method"),
    NOT_ACCEPTABLE("not-acceptable", 406, false, "None of the accepted media types can be served"),
    REQUEST_TIMEOUT("request-timeout", 408, true, "The request did not arrive whole in time"),
    NAME_TAKEN("name-taken", 409, false, "The name is in use"),
    CONFLICT("conflict", 409, false, "The present state does not allow that"),
    BODY_TOO_LARGE("body-too-large", 413, false, "The body is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, false, "The body's media type is not supported"),
    INVALID_BODY("invalid-body", 422, false, "The body breaks the rules listed under errors"),
    ADDRESS_REFUSED("address-refused", 422, false, "The address is not one Fairlead may call"),
    CREDENTIALS_NEEDED("credentials-needed", 422, false, "The credentials have to be given again"),
    RATE_LIMITED("rate-limited", 429, true, "Too many requests"),
    INTERNAL("internal", 500, false, "Something went wrong on our side"),
    SERVICE_UNAVAILABLE("service-unavailable", 503, true, "A part of the suite is away"),
    NOT_STORED("not-stored", 503, true, "The delivery could not be stored safely"),
    SERVICE_TIMEOUT("service-timeout", 504, true, "A part of the suite took too long"),

    INTEGRATION_DISABLED("integration-disabled", 409, false, "The integration is switched off"),
    CONNECTOR_UNAVAILABLE("connector-unavailable", 409, false, "The integration's connector is not usable"),
    CALL_LOG_FULL("call-log-full", 503, true, "Writes are refused while calls cannot be recorded"),

    PROVIDER_AUTHENTICATION("provider-authentication", 502, false, "The provider refused the credentials"),
    PROVIDER_PERMISSION("provider-permission", 502, false, "The credentials lack a permission at the provider"),
    PROVIDER_NOT_FOUND("provider-not-found", 404, false, "The provider has no such thing"),
    PROVIDER_VALIDATION("provider-validation", 422, false, "The provider refused the input"),
    PROVIDER_CONFLICT("provider-conflict", 409, false, "The provider reports a conflict"),
    PROVIDER_THROTTLED("provider-throttled", 503, true, "The provider asks to slow down"),
    PROVIDER_TIMEOUT("provider-timeout", 504, true, "The provider did not answer in time"),
    PROVIDER_UNAVAILABLE("provider-unavailable", 503, true, "The provider is unavailable"),
    BREAKER_OPEN("breaker-open", 503, true, "The provider failed too often and is left alone for a while"),
    PROVIDER_UNREADABLE("provider-unreadable", 502, false, "The provider's answer cannot be read"),
    PROVIDER_ERROR("provider-error", 502, false, "The provider failed in a way it does not explain");

    private static final String TYPE_BASE = "https://fairlead.dev/problems/";

    private final String code;
    private final int status;
    private final boolean retry;
    private final String title;

    ProblemCode(String code, int status, boolean retry, String title) {
        this.code = code;
        this.status = status;
        this.retry = retry;
        this.title = title;
    }

    /** The stable, kebab-case code. */
    public String code() {
        return code;
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    /** Whether the same request may succeed later; {@code false} means it has to be changed, or a person has to act. */
    public boolean retry() {
        return retry;
    }

    /** One line for people; the particulars stand in the problem's {@code detail}. */
    public String title() {
        return title;
    }

    /** The problem's {@code type}: an identifier, not promised to be an address. */
    public URI type() {
        return URI.create(TYPE_BASE + code);
    }

    public static Optional<ProblemCode> of(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }
}
