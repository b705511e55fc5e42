package io.fairlead.chassis.identity;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The one shape of claims, whoever issued them: a tenant's member, a service, or the platform. */
record VerifiedToken(JsonWebToken token, Set<String> roles) {

    /**
     * The caller the token speaks of.
     *
     * @throws Failure {@code forbidden} when the claims contradict the shape
     */
    Caller caller() {
        var tenant = tenant();
        var aboveTenants = roles.contains(Roles.PLATFORM) || roles.contains(Roles.SERVICE);
        if (tenant.isPresent() && aboveTenants) {
            throw refused("A token of a service or of the platform names no tenant.");
        }
        if (tenant.isEmpty() && !aboveTenants) {
            throw refused("The token names no tenant.");
        }
        return new Caller(token.getSubject(), token.getName(), tenant, roles);
    }

    private Optional<TenantId> tenant() {
        Object claim = token.getClaim("tenant");
        return switch (claim) {
            case null -> Optional.empty();
            case String text -> Optional.of(tenant(text));
            case JsonString text -> Optional.of(tenant(text.getString()));
            default -> throw refused("The token's tenant is not a name.");
        };
    }

    private static TenantId tenant(String name) {
        if (!TenantId.isValid(name)) {
            throw refused("The token's tenant is not a name.");
        }
        return new TenantId(name);
    }

    private static Failure refused(String detail) {
        return Failure.of(ProblemCode.FORBIDDEN, detail);
    }
}
