package io.fairlead.sync.record;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which records a client asks for, for a resource method's {@code @BeanParam}. */
public final class RecordFilter {
    @QueryParam("integration")
    @Parameter(description = "Only records that this integration has.")
    @Nullable
    String integration;

    @QueryParam("state")
    @Parameter(
            description = "Without it all but the deleted ones.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"synced", "incomplete", "deleted"}))
    @Nullable
    String state;

    @Nullable
    String requireState() {
        if (state == null || RecordState.of(state).isPresent()) return state;
        throw Failure.of(ProblemCode.INVALID_PARAMETER, "The parameter 'state' is synced, incomplete or deleted.")
                .with("parameter", "state");
    }
}
