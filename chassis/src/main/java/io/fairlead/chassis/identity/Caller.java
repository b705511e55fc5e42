package io.fairlead.chassis.identity;

import java.util.Optional;
import java.util.Set;

/**
 * Who sent a request, as the verified token says.
 *
 * @param subject the issuer's stable identifier
 * @param name the name for people
 * @param tenant the tenant of the token itself; empty for services and the platform
 * @param roles with everything they include
 */
public record Caller(String subject, String name, Optional<TenantId> tenant, Set<String> roles) {

    public Caller {
        roles = Roles.withIncluded(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}
