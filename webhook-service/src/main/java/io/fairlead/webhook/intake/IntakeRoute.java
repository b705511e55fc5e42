package io.fairlead.webhook.intake;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.ProblemWriter;
import io.fairlead.contracts.problem.ProblemCode;
import io.fairlead.webhook.endpoint.Endpoint;
import io.fairlead.webhook.endpoint.EndpointAddress;
import io.fairlead.webhook.endpoint.EndpointId;
import io.fairlead.webhook.endpoint.Endpoints;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** {@code POST /api/v1/webhooks/{endpoint}}: the one address of the suite that asks for a signature and not for a token. */
@ApplicationScoped
class IntakeRoute {
    private static final String ALLOWED = "POST";
    private static final long LONGEST_HEARING = 2_000;

    private final AtomicLong underWay = new AtomicLong();
    private final Endpoints endpoints;
    private final Intake intake;
    private final IntakeConfig config;
    private final IntakeMetrics metrics;
    private final ProblemWriter problems;

    IntakeRoute(
            Endpoints endpoints, Intake intake, IntakeConfig config, IntakeMetrics metrics, ProblemWriter problems) {
        this.endpoints = endpoints;
        this.intake = intake;
        this.config = config;
        this.metrics = metrics;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route(EndpointAddress.PATH + ":endpoint").handler(this::serve);
    }

    static Failure notFound() {
        return Failure.of(ProblemCode.NOT_FOUND, "There is no such endpoint.");
    }

    private void serve(RoutingContext context) {
        long began = System.nanoTime();
        Context loop = Vertx.currentContext();
        HttpServerRequest request = context.request();
        request.pause();
        UnderWay held = new UnderWay(underWay, config.underWay().asLongValue());
        Uni.createFrom()
                .deferred(() -> find(context))
                .emitOn(work -> loop.runOnContext(ignored -> work.run()))
                .chain(endpoint -> take(context, endpoint, held))
                .onTermination()
                .invoke(held::end)
                .emitOn(work -> loop.runOnContext(ignored -> work.run()))
                .subscribe()
                .with(ignored -> acknowledge(context, began), failure -> refuse(context, failure));
    }

    private Uni<Endpoint> find(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.POST)) {
            context.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
            throw Failure.of(ProblemCode.METHOD_NOT_ALLOWED, "This address takes %s.".formatted(ALLOWED));
        }
        String id = context.pathParam("endpoint");
        return EndpointId.isValid(id)
                ? endpoints.find(new EndpointId(id)).map(found -> found.orElseThrow(IntakeRoute::notFound))
                : Uni.createFrom().failure(notFound());
    }

    private Uni<Void> take(RoutingContext context, Endpoint endpoint, UnderWay held) {
        HttpServerRequest request = context.request();
        return Uni.createFrom()
                .completionStage(() -> IntakeBody.read(
                                context.vertx(), request, endpoint.maxBytes(), config.bodyPatience(), held)
                        .toCompletionStage())
                .chain(body -> intake.take(endpoint, request.headers(), body));
    }

    private void acknowledge(RoutingContext context, long began) {
        context.response().end();
        metrics.acknowledged(System.nanoTime() - began);
    }

    private void refuse(RoutingContext context, Throwable failure) {
        metrics.refused(Optional.of(failure)
                .filter(Failure.class::isInstance)
                .map(known -> ((Failure) known).code().code())
                .orElse("other"));
        problems.write(context, failure);
        if (!context.request().isEnded()) hearOut(context);
    }

    /** A sender that is cut off while it still sends may not hear the answer; one that does not end in time is. */
    private static void hearOut(RoutingContext context) {
        HttpServerRequest request = context.request();
        long timer = context.vertx()
                .setTimer(LONGEST_HEARING, late -> request.connection().close());
        request.handler(unread -> {})
                .endHandler(end -> context.vertx().cancelTimer(timer))
                .exceptionHandler(gone -> context.vertx().cancelTimer(timer))
                .resume();
    }
}
