package io.fairlead.chassis.identity;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The caller of the request being served, in resources and on plain routes alike. */
@ApplicationScoped
public class Callers {

    /**
     * The verified caller.
     *
     * @throws Failure {@code unauthenticated} when nobody was verified
     */
    public Caller current() {
        return find().orElseThrow(() -> Failure.of(ProblemCode.UNAUTHENTICATED, "This needs an authenticated caller."));
    }

    /** The verified caller, empty on open paths and for work without a caller. */
    public Optional<Caller> find() {
        return RequestIdentity.caller();
    }
}
