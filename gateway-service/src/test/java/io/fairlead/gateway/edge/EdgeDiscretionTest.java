package io.fairlead.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.gateway.stub.RecordedLog;
import io.fairlead.gateway.stub.StubServices;
import io.fairlead.gateway.stub.TraceCollector;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address that lets in who knows it is not told to those who only watch. */
@QuarkusTest
@WithInfrastructure("gateway")
@WithTestResource(StubServices.class)
@WithTestResource(TraceCollector.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class EdgeDiscretionTest {

    private static final String KNOWN_TO_FEW = "q7Xw2mKd9TzP4vNb8RcYhL3sFgJ6eAu1";
    private static final String TEMPLATE = "/api/v1/webhooks/{endpoint}";
    private static final String SHOWN_OF_THE_SERVER = "[^0-9]/api/v1/webhooks/q7Xw…";
    private static final String SHOWN_OF_THE_CLIENT = "http://localhost:[0-9]+/api/v1/webhooks/q7Xw…";

    StubServices services;

    TraceCollector traces;

    @BeforeEach
    void deliver() {
        services.reset();
        traces.forget();
    }

    @Test
    void spansOfTheGatewayAsServerAndAsClientHaveItsBeginning() {
        send("/api/v1/webhooks/");

        await().untilAsserted(() ->
                assertThat(traces.spans()).containsPattern(SHOWN_OF_THE_SERVER).containsPattern(SHOWN_OF_THE_CLIENT));
        assertThat(traces.spans()).doesNotContain(KNOWN_TO_FEW);
    }

    @Test
    void aMistakenAddressIsNotToldEither() {
        send("/api/v1/webhooks/more/");
        send("//api/v1/webhooks/");
        send("/api/v1/Webhooks/");
        send("/api/v1/webhooks/");

        await().untilAsserted(() -> assertThat(traces.spans()).containsPattern(SHOWN_OF_THE_CLIENT));
        assertThat(traces.spans()).doesNotContain(KNOWN_TO_FEW);
    }

    @Test
    void logLinesAndMeasurementsHaveTheRoute() {
        try (RecordedLog log = RecordedLog.begin()) {
            send("/api/v1/webhooks/");

            await().untilAsserted(() -> assertThat(log.text()).contains("POST " + TEMPLATE));
            assertThat(log.text()).doesNotContain(KNOWN_TO_FEW);
        }
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics).contains("route=\"%s\"".formatted(TEMPLATE)).doesNotContain("q7Xw");
    }

    private static void send(String path) {
        given().urlEncodingEnabled(false).body("{}").post(path + KNOWN_TO_FEW);
    }
}
