package io.fairlead.chassis.identity;

import io.fairlead.chassis.health.Dependency;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The OIDC issuer's keys: without them nobody can be known. An issuer away at start is asked until it answers. */
@ApplicationScoped
class TokenKeys implements Dependency {

    private static final Logger LOG = Logger.getLogger(TokenKeys.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final TenantConfigBean issuers;

    TokenKeys(TenantConfigBean issuers) {
        this.issuers = issuers;
    }

    @Override
    public String name() {
        return "token-keys";
    }

    @Override
    public Uni<Void> probe() {
        return issuers.getDefaultTenant().ready()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new IllegalStateException("the issuer's keys are not known yet"));
    }

    void askUntilKnown(@Observes StartupEvent start) {
        if (issuers.getDefaultTenant().ready()) {
            return;
        }
        LOG.warn("The OIDC issuer does not answer yet; nobody can be authenticated until it does");
        Uni.createFrom()
                .deferred(() -> issuers.getDefaultTenant().initialize())
                .ifNoItem()
                .after(LONGEST_WAIT)
                .fail()
                .map(TokenKeys::requireReady)
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .subscribe()
                .with(
                        known -> LOG.info("The OIDC issuer's keys are known"),
                        failure -> LOG.error("The OIDC issuer's keys cannot be fetched", failure));
    }

    private static TenantConfigContext requireReady(TenantConfigContext context) {
        if (!context.ready()) {
            throw new IllegalStateException("the issuer's keys are not known yet");
        }
        return context;
    }
}
