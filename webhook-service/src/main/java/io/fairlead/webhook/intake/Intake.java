package io.fairlead.webhook.intake;

import io.fairlead.chassis.event.DurableEvents;
import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.trace.Traces;
import io.fairlead.contracts.event.WebhookDelivery;
import io.fairlead.contracts.problem.ProblemCode;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.webhook.endpoint.Endpoint;
import io.fairlead.webhook.endpoint.Endpoints;
import io.fairlead.webhook.signature.SignedRequest;
import io.fairlead.webhook.signature.Verdict;
import io.fairlead.webhook.signature.Verdict.Genuine;
import io.fairlead.webhook.signature.Verdict.Reason;
import io.fairlead.webhook.signature.Verdict.Refused;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Judges a delivery and makes a genuine one durable. */
@RegisterForReflection(targets = WebhookDelivery.class)
@ApplicationScoped
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final String NO_TRACE = "00000000000000000000000000000000";

    private final Endpoints endpoints;
    private final DurableEvents events;
    private final IntakeConfig config;
    private final Clock clock;

    Intake(Endpoints endpoints, DurableEvents events, IntakeConfig config, Clock clock) {
        this.endpoints = endpoints;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        events.use(Topics.WEBHOOK_INTAKE);
    }

    /** Completes once the delivery is durable; fails with the problem to answer when it is not taken. */
    Uni<Void> take(Endpoint endpoint, MultiMap headers, byte[] body) {
        Instant now = clock.instant();
        SignedRequest request = new SignedRequest(headers::get, body);
        return switch (verdict(endpoint, request, now)) {
            case Genuine genuine -> store(endpoint, headers, body, genuine, now);
            case Refused refused -> takeAgain(endpoint, headers, body, refused);
        };
    }

    /** The secrets may have been replaced a moment ago, by another replica. */
    private Uni<Void> takeAgain(Endpoint endpoint, MultiMap headers, byte[] body, Refused refused) {
        return refused.reason() != Reason.WRONG_SIGNATURE
                ? refuse(endpoint, refused)
                : endpoints
                        .findAgain(endpoint)
                        .chain(found ->
                                judgeAgain(found.orElseThrow(IntakeRoute::notFound), endpoint, headers, body, refused));
    }

    private Uni<Void> judgeAgain(Endpoint again, Endpoint before, MultiMap headers, byte[] body, Refused refused) {
        if (again.loadedAt() == before.loadedAt()) return refuse(before, refused);
        Instant now = clock.instant();
        return switch (verdict(again, new SignedRequest(headers::get, body), now)) {
            case Genuine genuine -> store(again, headers, body, genuine, now);
            case Refused still -> refuse(again, still);
        };
    }

    private static Verdict verdict(Endpoint endpoint, SignedRequest request, Instant now) {
        return endpoint.scheme().verify(request, endpoint.secretsAt(now), now, endpoint.tolerance());
    }

    private Uni<Void> store(Endpoint endpoint, MultiMap headers, byte[] body, Genuine genuine, Instant now) {
        UUID id = UUID.randomUUID();
        String trace = Traces.currentId();
        var delivery = new WebhookDelivery(
                id,
                endpoint.tenant().value(),
                endpoint.id().value(),
                endpoint.integration(),
                endpoint.connector(),
                endpoint.scheme().name(),
                genuine.deliveryId(),
                genuine.signedAt(),
                now,
                DeliveryHeaders.of(headers),
                Base64.getEncoder().encodeToString(SecretFields.blank(endpoint.secretFields(), body)),
                trace.equals(NO_TRACE) ? null : trace);
        return events.store(OutboundEvent.of(
                        Topics.WEBHOOK_INTAKE, endpoint.id().value(), id, WebhookDelivery.TYPE, delivery))
                .onFailure()
                .transform(failure -> notStored());
    }

    private static Uni<Void> refuse(Endpoint endpoint, Refused refused) {
        LOG.infof(
                "a delivery to endpoint %s of %s is refused: %s",
                endpoint.id().masked(), endpoint.integration(), refused.reason().word());
        Failure failure =
                Failure.of(ProblemCode.SIGNATURE_REFUSED, "The delivery is not signed as this endpoint expects.");
        return Uni.createFrom()
                .failure(endpoint.refusedStatus().map(failure::answeredAs).orElse(failure));
    }

    /** Why, is in the log once for all that waited together. */
    private Failure notStored() {
        return Failure.of(ProblemCode.NOT_STORED, "The delivery could not be stored safely; send it again.")
                .retryAfter(config.retryAfter());
    }
}
