package io.fairlead.sync.run;

import io.fairlead.chassis.data.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses requests for runs that the caller's tenant does not have. */
@ApplicationScoped
class KnownRuns {
    private final Transactions transactions;
    private final RunStore runs;

    KnownRuns(Transactions transactions, RunStore runs) {
        this.transactions = transactions;
        this.runs = runs;
    }

    /** An id that is none is refused where it is read. */
    @OfKnownRun
    @ServerRequestFilter
    public Uni<Void> require(UriInfo uri) {
        Optional<UUID> id = id(uri.getPathParameters().getFirst("id"));
        return id.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .inCurrentTenant(connection -> runs.find(connection, id.get()))
                        .map(found -> found.orElseThrow(RunResource::notFound))
                        .replaceWithVoid();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
