package io.fairlead.connector.proxy;

import io.fairlead.chassis.identity.Caller;
import io.fairlead.chassis.trace.Traces;
import io.fairlead.connector.account.OpenedAccount;
import io.fairlead.connector.engine.call.CallEngine;
import io.fairlead.connector.engine.call.CallListener;
import io.fairlead.connector.engine.call.OperationPlan.Workshop;
import io.fairlead.connector.engine.host.Surroundings;
import io.fairlead.connector.http.ProviderStreams;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Begins passages, with what they all use. */
@ApplicationScoped
class Passages {
    final ProviderStreams streams;
    final Workshop workshop;
    final Surroundings surroundings;
    final CallListener listener;
    final RandomGenerator random = new SecureRandom();

    Passages(ProviderStreams streams, Workshop workshop, Surroundings surroundings, CallListener listener) {
        this.streams = streams;
        this.workshop = workshop;
        this.surroundings = surroundings;
        this.listener = listener;
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
        var log = new PassageLog(account, caller.subject(), Traces.currentId(), surroundings, listener);
        return Uni.createFrom()
                .completionStage(() -> ProxyBody.of(request).toCompletionStage())
                .chain(body -> new Passage(this, request, body, account, target, wait, log).run());
    }
}
