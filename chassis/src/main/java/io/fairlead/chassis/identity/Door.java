package io.fairlead.chassis.identity;

import io.fairlead.chassis.log.LogFields;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Stands before every request, of resources and plain routes alike: nobody unknown passes but to the open paths, and
 * who passes is remembered with the tenant the request is for.
 */
@ApplicationScoped
class Door implements HttpSecurityPolicy {

    static final String ACTING_TENANT = "Fairlead-Tenant";

    private static final Logger LOG = Logger.getLogger(Door.class);

    private final IdentityConfig config;
    private final OpenPaths open;

    Door(IdentityConfig config, OpenPaths open) {
        this.config = config;
        this.open = open;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return identity.map(known -> admit(request, known));
    }

    private CheckResult admit(RoutingContext request, SecurityIdentity identity) {
        var caller = Optional.ofNullable(identity.<Caller>getAttribute(CallerAugmentor.CALLER));
        caller.ifPresentOrElse(known -> remember(request, known), () -> requireOpen(request));
        return CheckResult.PERMIT;
    }

    private void requireOpen(RoutingContext request) {
        if (!open.include(request.request().path())) {
            throw Failure.of(ProblemCode.UNAUTHENTICATED, "This needs a valid bearer token.");
        }
    }

    private void remember(RoutingContext request, Caller caller) {
        RequestIdentity.caller(caller);
        tenant(request, caller).ifPresent(tenant -> {
            RequestIdentity.tenant(tenant);
            LogFields.put("tenant", tenant.value());
        });
    }

    private Optional<TenantId> tenant(RoutingContext request, Caller caller) {
        if (config.publicEdge() && caller.has(Roles.SERVICE)) {
            throw Failure.of(ProblemCode.FORBIDDEN, "Services do not come this way.");
        }
        var acting = request.request().getHeader(ACTING_TENANT);
        return acting == null ? caller.tenant() : Optional.of(actingFor(acting, caller));
    }

    private static TenantId actingFor(String tenant, Caller caller) {
        if (!caller.has(Roles.SERVICE)) {
            throw Failure.of(ProblemCode.FORBIDDEN, "Only a service acts for a tenant it names.");
        }
        if (!TenantId.isValid(tenant)) {
            throw Failure.of(
                    ProblemCode.BAD_REQUEST, "The header '%s' is not a tenant's name.".formatted(ACTING_TENANT));
        }
        LOG.infof("%s acts for tenant %s", caller.name(), tenant);
        return new TenantId(tenant);
    }
}
