package io.fairlead.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.gateway.stub.RawRequest;
import io.fairlead.gateway.stub.School;
import io.fairlead.gateway.stub.StubServices;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies pass without being held, and only as large as a route takes them. */
@QuarkusTest
@WithInfrastructure("gateway")
@WithTestResource(StubServices.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class EdgeBodiesTest {

    private static final String INTEGRATIONS = "/api/v1/integrations";

    StubServices services;

    @TestHTTPResource
    URI gateway;

    @BeforeEach
    void forget() {
        services.reset();
    }

    @Test
    void largeBodiesStreamBothWays() {
        byte[] body = new byte[3_000_000];
        new Random(7).nextBytes(body);

        byte[] echoed = School.operator()
                .contentType("application/octet-stream")
                .body(body)
                .post("/api/v1/proxy/stripe/v1/echo")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(Arrays.equals(echoed, body)).isTrue();
    }

    @Test
    void theSuitesOwnApiTakesSmallerBodies() throws Exception {
        try (RawRequest raw = RawRequest.open(
                gateway,
                "POST",
                INTEGRATIONS + "/stripe/operations/x",
                School.operatorToken(),
                "Content-Length: 1100000\r\n")) {
            assertThat(raw.statusLine()).startsWith("HTTP/1.1 413");
        }
        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void aBodyPastTheLimitIsRefusedBeforeItIsSent() throws Exception {
        try (RawRequest raw = RawRequest.open(
                gateway,
                "POST",
                INTEGRATIONS + "/stripe/operations/x",
                School.operatorToken(),
                "Content-Length: 5000000\r\n")) {
            assertThat(raw.statusLine()).startsWith("HTTP/1.1 413");
        }
        assertThat(services.arrivals()).isEmpty();
    }

    @Test
    void aBodyPastTheLimitIsRefusedAlsoWithoutALength() throws Exception {
        try (RawRequest raw = RawRequest.open(
                gateway,
                "POST",
                INTEGRATIONS + "/stripe/operations/x",
                School.operatorToken(),
                "Transfer-Encoding: chunked\r\n")) {
            byte[] chunk = new byte[100_000];
            for (int i = 0; i < 43; i++) {
                raw.write(Integer.toHexString(chunk.length) + "\r\n");
                raw.write(chunk);
                raw.write("\r\n");
            }
            assertThat(raw.statusLine()).startsWith("HTTP/1.1 413");
        }
        assertThat(services.arrivals()).isEmpty();
    }
}
