package io.fairlead.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.gateway.stub.RawRequest;
import io.fairlead.gateway.stub.School;
import io.fairlead.gateway.stub.StubService;
import io.fairlead.gateway.stub.StubServices;
import io.fairlead.testing.kit.WithInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that are gone, leave, stay silent or break off, and clients that hang up. */
@QuarkusTest
@WithInfrastructure("gateway")
@WithTestResource(StubServices.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class EdgeFailuresTest {

    private static final String INTEGRATIONS = "/api/v1/integrations";

    StubServices services;

    @TestHTTPResource
    URI gateway;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void forget() {
        services.reset();
    }

    @Test
    void replicasHaveTheirTurns() {
        // one that another test made avoided has its turn again after a while
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            services.all().forEach(StubService::reset);
            IntStream.range(0, 10)
                    .forEach(n -> School.viewer().get(INTEGRATIONS).then().statusCode(200));

            assertThat(services.first().arrivals()).hasSize(5);
            assertThat(services.second().arrivals()).hasSize(5);
        });
    }

    @Test
    void aReplicaThatIsGoneCostsNoRequest() {
        services.first().stop();
        try {
            IntStream.range(0, 10).forEach(n -> School.operator()
                    .body("{\"n\":1}")
                    .post(INTEGRATIONS + "/stripe/test")
                    .then()
                    .statusCode(200));
        } finally {
            services.first().startAgain();
        }

        assertThat(services.second().arrivals()).hasSize(10).allSatisfy(arrival -> assertThat(arrival.body())
                .hasToString("{\"n\":1}"));
    }

    @Test
    void withoutAnyReplicaTheServiceIsUnavailable() {
        services.monitoring().stop();
        try {
            School.viewer()
                    .get("/api/v1/calls")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("code", equalTo("service-unavailable"))
                    .body("retry", equalTo(true));
        } finally {
            services.monitoring().startAgain();
        }
        await().until(() -> School.viewer().get("/api/v1/calls").statusCode() == 200);
    }

    @Test
    void aReplicaThatSaysFarewellIsLeftToItself() {
        services.first()
                .answers(request ->
                        request.response().putHeader("Connection", "close").end("{}"));
        await().until(() -> {
            School.viewer().get(INTEGRATIONS).then().statusCode(200);
            return !services.first().arrivals().isEmpty();
        });
        services.second().reset();

        for (int i = 0; i < 10; i++) {
            School.viewer().get(INTEGRATIONS).then().statusCode(200);
        }

        assertThat(services.first().arrivals()).hasSize(1);
        assertThat(services.second().arrivals()).hasSize(10);
    }

    @Test
    void aServiceThatStaysSilentTimesOut() {
        services.monitoring().answers(request -> {});

        School.viewer().get("/api/v1/calls").then().statusCode(504).body("code", equalTo("service-timeout"));
    }

    @Test
    void aRequestThatWasSentIsNeverSentTwice() {
        services.all()
                .forEach(service ->
                        service.answers(request -> request.connection().close()));

        School.operator()
                .body("{}")
                .post(INTEGRATIONS + "/stripe/test")
                .then()
                .statusCode(503)
                .body("detail", containsString("not known"));

        assertThat(services.arrivals()).hasSize(1);
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForWhole() {
        services.monitoring().answers(request -> {
            request.response().setChunked(true).write("{\"items\":[");
            request.connection().close();
        });
        double before = ended("broken-off");

        assertThatThrownBy(() -> School.viewer().get("/api/v1/calls").asString())
                .isNotNull();
        await().untilAsserted(() -> assertThat(ended("broken-off")).isEqualTo(before + 1));
    }

    @Test
    void aClientThatHangsUpEndsTheRequestBehindTheGateway() throws Exception {
        services.monitoring().answers(request -> {});
        double before = ended("client-gone");
        try (RawRequest raw = RawRequest.open(gateway, "GET", "/api/v1/calls", School.viewerToken(), "")) {
            assertThat(raw.isConnected()).isTrue();
            await().until(() -> !services.monitoring().arrivals().isEmpty());
        }

        await().untilAsserted(
                        () -> assertThat(services.monitoring().cancelled()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(ended("client-gone")).isEqualTo(before + 1));
    }

    private double ended(String outcome) {
        return metrics.find("fairlead.gateway.requests").tag("outcome", outcome).timers().stream()
                .mapToDouble(timer -> timer.count())
                .sum();
    }
}
