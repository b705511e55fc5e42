package io.fairlead.chassis.health;

import io.fairlead.chassis.data.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** PostgreSQL, asked through the one door, so that what is true for a transaction is what is reported. */
@ApplicationScoped
class PostgresqlDependency implements Dependency {

    private final Transactions transactions;

    PostgresqlDependency(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Uni<Void> probe() {
        return transactions.withoutTenant(
                connection -> connection.query("select 1").execute().replaceWithVoid());
    }
}
