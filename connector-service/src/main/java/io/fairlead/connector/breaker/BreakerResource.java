package io.fairlead.connector.breaker;

import io.fairlead.chassis.identity.Roles;
import io.fairlead.connector.account.Accounts;
import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.breaker.BreakerRule;
import io.fairlead.connector.engine.breaker.BreakerState;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/integrations/{name}/breaker")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Integrations")
public class BreakerResource {
    private final Accounts accounts;
    private final IntegrationBreakers breakers;

    BreakerResource(Accounts accounts, IntegrationBreakers breakers) {
        this.accounts = accounts;
        this.breakers = breakers;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getBreaker",
            summary = "The integration's circuit breaker",
            description =
                    "It opens after failures in a row (5xx, resets, time-outs; never 429) and then refuses calls with"
                            + " breaker-open, until its open time has passed and one call has succeeded.")
    public Uni<BreakerView> get(String name) {
        return ofIntegration(name, breakers::look);
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "resetBreaker", summary = "Close the integration's circuit breaker by hand")
    public Uni<BreakerView> reset(String name) {
        return ofIntegration(name, breakers::reset);
    }

    private Uni<BreakerView> ofIntegration(String name, BiFunction<BreakerKey, BreakerRule, Uni<BreakerState>> deed) {
        return accounts.unopened(name).chain(account -> view(account, deed));
    }

    private Uni<BreakerView> view(Account account, BiFunction<BreakerKey, BreakerRule, Uni<BreakerState>> deed) {
        BreakerRule rule = BreakerRule.of(account);
        return deed.apply(BreakerKey.of(account), rule).map(state -> BreakerView.of(state, rule, !breakers.degraded()));
    }
}
