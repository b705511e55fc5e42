package io.fairlead.connector.call;

import io.fairlead.chassis.expression.Expressions;
import io.fairlead.chassis.secret.DerivedKeys;
import io.fairlead.connector.engine.auth.AccessTokens;
import io.fairlead.connector.engine.auth.Authentications;
import io.fairlead.connector.engine.auth.TokenEndpoint;
import io.fairlead.connector.engine.body.Expression;
import io.fairlead.connector.engine.breaker.Breakers;
import io.fairlead.connector.engine.budget.Budgets;
import io.fairlead.connector.engine.call.CallControls;
import io.fairlead.connector.engine.call.CallEngine;
import io.fairlead.connector.engine.call.CallListener;
import io.fairlead.connector.engine.call.OperationPlan.Workshop;
import io.fairlead.connector.engine.call.WriteJournal;
import io.fairlead.connector.engine.host.Surroundings;
import io.fairlead.connector.engine.http.HttpPort;
import io.fairlead.connector.engine.paging.Cursors;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.UUID;

/** Puts the engine, which knows no framework, together. */
class EngineParts {
    @Produces
    @Singleton
    CallEngine engine(HttpPort http, CallControls controls) {
        return new CallEngine(http, controls, new SecureRandom(), UUID::randomUUID);
    }

    @Produces
    @Singleton
    CallControls controls(
            Breakers breakers,
            Budgets budgets,
            WriteJournal journal,
            Surroundings surroundings,
            CallEvents events,
            CallTrace trace) {
        return new CallControls(breakers, budgets, journal, listener(events, trace), surroundings);
    }

    private static CallListener listener(CallEvents events, CallTrace trace) {
        return call -> {
            events.ended(call);
            trace.ended(call);
        };
    }

    @Produces
    @Singleton
    Workshop workshop(HttpPort http, Surroundings surroundings, DerivedKeys keys, CallConfig config) {
        var tokens = new AccessTokens(new TokenEndpoint(http, surroundings), surroundings);
        return new Workshop(
                EngineParts::expression,
                new Authentications(tokens),
                new Cursors(keys.of("page-cursors"), new SecureRandom()),
                config.maxAnswerBytes());
    }

    private static Expression expression(String source) {
        var compiled = Expressions.compile(source);
        return compiled::evaluate;
    }
}
