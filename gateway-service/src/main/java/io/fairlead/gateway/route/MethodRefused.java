package io.fairlead.gateway.route;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;

/** The address is there and does not take the method. */
public final class MethodRefused extends Failure {

    private final String allowed;

    MethodRefused(String allowed) {
        super(ProblemCode.METHOD_NOT_ALLOWED, "This address takes %s.".formatted(allowed));
        this.allowed = allowed;
    }

    /** The value of {@code Allow}. */
    public String allowed() {
        return allowed;
    }
}
