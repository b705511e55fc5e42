package io.fairlead.deploy.postgresql;

/**
 * The two roles and the schema of one service.
 *
 * @param service its short name, also the schema's
 * @param ownerPassword of the role that owns the schema and migrates it
 * @param appPassword of the role the service works with
 */
public record ServiceAccount(String service, String ownerPassword, String appPassword) {

    public ServiceAccount {
        if (!service.matches("[a-z]+")) {
            throw new IllegalArgumentException("service '%s' must be one lower-case word".formatted(service));
        }
    }

    @Override
    public String toString() {
        return "account of " + service;
    }
}
