package io.fairlead.deploy.infrastructure;

/** The parts as the command line names them. */
enum PartName {
    postgres,
    redis,
    kafka,
    keycloak
}
