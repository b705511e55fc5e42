package io.fairlead.connector.proxy;

import io.fairlead.chassis.identity.Caller;
import io.fairlead.chassis.trace.Traces;
import io.fairlead.connector.account.OpenedAccount;
import io.fairlead.connector.engine.budget.Allowance;
import io.fairlead.connector.engine.call.CallControls;
import io.fairlead.connector.engine.call.CallEngine;
import io.fairlead.connector.engine.call.CallSubject;
import io.fairlead.connector.engine.call.GuardedCall;
import io.fairlead.connector.engine.call.OperationPlan.Workshop;
import io.fairlead.connector.engine.host.Surroundings;
import io.fairlead.connector.http.ProviderStreams;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Begins passages, with what they all use. */
@ApplicationScoped
class Passages {
    /** As which operation the call log shows what passed through; paths may name people and are not kept. */
    private static final String OPERATION = "proxy";

    final ProviderStreams streams;
    final Workshop workshop;
    final Surroundings surroundings;
    final CallControls controls;
    final RandomGenerator random = new SecureRandom();

    Passages(ProviderStreams streams, Workshop workshop, CallControls controls) {
        this.streams = streams;
        this.workshop = workshop;
        this.surroundings = controls.surroundings();
        this.controls = controls;
    }

    /** Completes when the answer has passed; fails with the problem to answer when the provider gave none. */
    Uni<Void> pass(
            HttpServerRequest request,
            OpenedAccount account,
            ProxyTarget target,
            @Nullable Duration patience,
            Caller caller) {
        var longest = CallEngine.LONGEST;
        var wait = patience == null || patience.compareTo(longest) > 0 ? longest : patience;
        var allowance = Allowance.of(account.connector(), account.account());
        var guard = new GuardedCall(subject(account, caller), allowance, wait, controls);
        return Uni.createFrom()
                .completionStage(() -> ProxyBody.of(request).toCompletionStage())
                .chain(body -> new Passage(this, request, body, account, target, guard).run());
    }

    private static CallSubject subject(OpenedAccount opened, Caller caller) {
        return new CallSubject(
                UUID.randomUUID(),
                opened.account(),
                opened.connector().id(),
                OPERATION,
                caller.subject(),
                Traces.currentId());
    }
}
