package io.fairlead.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.gateway.route.Route;
import io.fairlead.gateway.route.RouteTable;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    private static final Route OWN = RouteTable.find(HttpMethod.GET, "/api/v1/calls");

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection",
                "Keep-Alive",
                "proxy-authorization",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "HTTP2-Settings",
                "X-Forwarded-For",
                "x-forwarded-anything",
                "Forwarded",
                "X-Real-IP",
                "Via",
                "Cookie",
                "Expect",
                "traceparent",
                "tracestate",
                "baggage",
                "Fairlead-Tenant",
                "fairlead-request-id",
                "FAIRLEAD-ANYTHING"
            })
    void aServiceNeverSees(String name) {
        headers.add(name, "x");

        RequestHeaders.clean(headers);

        assertThat(headers.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "Content-Type", "Accept", "Idempotency-Key", "Fairlead-Deadline"})
    void aServiceSees(String name) {
        headers.add(name, "x");

        RequestHeaders.clean(headers);

        assertThat(headers.get(name)).isEqualTo("x");
    }

    @Test
    void whatConnectionNamesStaysOnTheConnection() {
        headers.add("Connection", "close, X-Secret ,")
                .add("Connection", "x-other")
                .add("X-Secret", "1")
                .add("X-Other", "2")
                .add("X-Third", "3");

        RequestHeaders.clean(headers);

        assertThat(headers.names()).containsExactly("X-Third");
    }

    @Test
    void aConnectionHeaderCannotTakeTheLengthAway() {
        headers.add("Connection", "Content-Length").add("Content-Length", "3");

        RequestHeaders.clean(headers);

        assertThat(headers.get("Content-Length")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set-Cookie",
                "Server",
                "X-Powered-By",
                "Fairlead-Request-Id",
                "RateLimit",
                "ratelimit-policy",
                "Connection"
            })
    void aClientNeverSees(String name) {
        headers.add(name, "x");

        ResponseHeaders.clean(headers, OWN);

        assertThat(headers.names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.7:8081/api/v1/integrations/a, /api/v1/integrations/a",
        "https://connector/api/v1/calls?x=%2F, /api/v1/calls?x=%2F",
        "/api/v1/integrations/a, /api/v1/integrations/a",
        "not a uri, not a uri"
    })
    void aLocationLeadsThroughTheGateway(String given, String expected) {
        headers.add("Location", given);

        ResponseHeaders.clean(headers, OWN);

        assertThat(headers.get("Location")).isEqualTo(expected);
    }

    @Test
    void aProvidersLocationIsItsOwn() {
        headers.add("Location", "https://provider.example/next");

        ResponseHeaders.clean(headers, RouteTable.find(HttpMethod.GET, "/api/v1/proxy/stripe/v1"));

        assertThat(headers.get("Location")).isEqualTo("https://provider.example/next");
    }
}
