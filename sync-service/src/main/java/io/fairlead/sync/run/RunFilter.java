package io.fairlead.sync.run;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which runs a client asks for, for a resource method's {@code @BeanParam}; what is absent takes all. */
public final class RunFilter {
    @QueryParam("integration")
    @Nullable
    String integration;

    @QueryParam("state")
    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"queued", "running", "parked", "succeeded", "failed", "cancelled"}))
    @Nullable
    String state;

    @Nullable
    String requireState() {
        if (state == null || RunState.of(state).isPresent()) return state;
        throw Failure.of(
                        ProblemCode.INVALID_PARAMETER,
                        "The parameter 'state' is queued, running, parked, succeeded, failed or cancelled.")
                .with("parameter", "state");
    }
}
