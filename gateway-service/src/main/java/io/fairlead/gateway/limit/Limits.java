package io.fairlead.gateway.limit;

import io.fairlead.chassis.identity.Caller;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.limit.Bucket;
import io.fairlead.chassis.limit.Decision;
import io.fairlead.chassis.limit.RateLimiter;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes each request out of its client's and its tenant's bucket, and tells the client how much is left. */
@ApplicationScoped
public class Limits {

    private static final Logger LOG = Logger.getLogger(Limits.class);
    private static final List<String> POLICIES = List.of("client", "tenant");

    private final RateLimiter limiter;
    private final GatewayLimits limits;
    private final MeterRegistry metrics;

    Limits(RateLimiter limiter, GatewayLimits limits, MeterRegistry metrics) {
        this.limiter = limiter;
        this.limits = limits;
        this.metrics = metrics;
    }

    /** Lets the request pass and writes the answer's headers, or fails with {@code rate-limited}. */
    public Uni<Void> admit(Caller caller, TenantId tenant, MultiMap answer) {
        return limiter.take(List.of(clientBucket(caller, tenant), tenantBucket(tenant)))
                .invoke(decision -> RateLimitHeaders.write(POLICIES, decision, answer))
                .invoke(decision -> requireAllowed(caller, decision))
                .replaceWithVoid();
    }

    private void requireAllowed(Caller caller, Decision decision) {
        if (decision.allowed()) {
            return;
        }
        List<String> violated = violated(decision);
        violated.forEach(policy ->
                metrics.counter("fairlead.gateway.limited", "policy", policy).increment());
        LOG.infof("%s is over the limit of its %s", caller.subject(), String.join(" and ", violated));
        throw Failure.of(ProblemCode.RATE_LIMITED, "Too many requests of this %s.".formatted(violated.getFirst()))
                .retryAfter(decision.retryAfter())
                .with("violated-policies", violated);
    }

    private static List<String> violated(Decision decision) {
        List<String> violated = new ArrayList<>();
        for (int i = 0; i < POLICIES.size(); i++) {
            if (decision.buckets().get(i).remaining() == 0) {
                violated.add(POLICIES.get(i));
            }
        }
        return violated;
    }

    private Bucket clientBucket(Caller caller, TenantId tenant) {
        String subject = URLEncoder.encode(caller.subject(), StandardCharsets.UTF_8);
        return new Bucket(
                "{" + tenant.value() + "}:limit:client:" + subject,
                limits.client().burst(),
                limits.client().perSecond());
    }

    private Bucket tenantBucket(TenantId tenant) {
        return new Bucket(
                "{" + tenant.value() + "}:limit:tenant",
                limits.tenant().burst(),
                limits.tenant().perSecond());
    }
}
