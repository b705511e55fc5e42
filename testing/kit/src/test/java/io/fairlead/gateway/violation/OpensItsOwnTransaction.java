package io.fairlead.gateway.violation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

public final class OpensItsOwnTransaction {

    Uni<Void> store() {
        return Panache.withTransaction(() -> Uni.createFrom().voidItem());
    }
}
