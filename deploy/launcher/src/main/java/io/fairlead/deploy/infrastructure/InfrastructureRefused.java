package io.fairlead.deploy.infrastructure;

/** The infrastructure is not started, so that nothing of somebody else's is lost. */
final class InfrastructureRefused extends RuntimeException {

    InfrastructureRefused(String message) {
        super(message);
    }
}
