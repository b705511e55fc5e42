package io.fairlead.chassis.stop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrainingTest {

    private final Vertx vertx = Vertx.vertx();
    private final Draining draining = new Draining();
    private final HttpServer server = serve();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void connectionsAreKeptWhileItServes() {
        assertThat(connection()).isNull();
    }

    @Test
    void everyAnswerAsksForAnotherConnectionOnceItIsToStop() {
        draining.begin(new ShutdownDelayInitiatedEvent());

        assertThat(connection()).isEqualToIgnoringCase("close");
        assertThat(connection()).isEqualToIgnoringCase("close");
    }

    private String connection() {
        return given().port(server.actualPort())
                .get("/")
                .then()
                .statusCode(200)
                .extract()
                .header("Connection");
    }

    private HttpServer serve() {
        var router = Router.router(vertx);
        draining.register(router);
        router.route().handler(context -> context.end("served"));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
