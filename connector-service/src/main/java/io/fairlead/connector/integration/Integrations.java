package io.fairlead.connector.integration;

import io.fairlead.chassis.page.PageRequest;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** The integrations of the tenant at hand; row-level security sees to it that there are no others. */
@ApplicationScoped
public class Integrations implements PanacheRepositoryBase<Integration, UUID> {
    static final String LIST = "integrations";

    public Uni<Integration> require(String name) {
        return find("name", name).firstResult().onItem().ifNull().failWith(() -> unknown(name));
    }

    Uni<Integration> requireForChange(String name) {
        return find("name", name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(name));
    }

    Uni<Boolean> exists(String name) {
        return count("name", name).map(count -> count > 0);
    }

    Uni<List<Integration>> page(PageRequest request) {
        String after = request.after(LIST, 1).map(List::getFirst).orElse("");
        return find("name > ?1", Sort.by("name"), after)
                .range(0, request.fetch() - 1)
                .list();
    }

    private static Failure unknown(String name) {
        return Failure.of(ProblemCode.NOT_FOUND, "There is no integration '%s'.".formatted(name));
    }
}
