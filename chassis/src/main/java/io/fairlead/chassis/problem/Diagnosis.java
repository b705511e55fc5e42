package io.fairlead.chassis.problem;

import io.fairlead.contracts.problem.ProblemCode;
import org.jboss.logging.Logger;

/** Decides what anything thrown means to a caller. */
final class Diagnosis {

    private static final Logger LOG = Logger.getLogger(Diagnosis.class);

    private Diagnosis() {}

    static Failure of(Throwable cause) {
        if (cause instanceof Failure failure) {
            return failure;
        }
        LOG.error("A request failed unexpectedly", cause);
        return Failure.of(ProblemCode.INTERNAL, "The request failed unexpectedly; the trace id leads to the reason.")
                .because(cause);
    }
}
