package io.fairlead.chassis.identity;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** A new duplicated context that keeps the trace and the log fields of the present one and nothing else of it. */
final class FreshContext {

    private final @Nullable Context origin;
    private final Context fresh;

    private FreshContext(@Nullable Context origin, Context fresh) {
        this.origin = origin;
        this.fresh = fresh;
    }

    static FreshContext of(Vertx vertx) {
        var origin = Vertx.currentContext();
        var fresh = VertxContext.createNewDuplicatedContext(origin == null ? vertx.getOrCreateContext() : origin);
        VertxContextSafetyToggle.setContextSafe(fresh, true);
        return new FreshContext(origin, fresh);
    }

    <T> Uni<T> run(Supplier<Uni<T>> work) {
        var trace = io.opentelemetry.context.Context.current();
        var fields = MDC.getMap();
        Uni<T> inFresh = Uni.createFrom()
                .emitter(emitter -> fresh.runOnContext(ignored -> {
                    fields.forEach(MDC::put);
                    Runnable begin = () ->
                            Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail);
                    trace.wrap(begin).run();
                }));
        return origin == null ? inFresh : inFresh.emitOn(result -> origin.runOnContext(ignored -> result.run()));
    }
}
