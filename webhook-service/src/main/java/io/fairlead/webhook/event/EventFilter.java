package io.fairlead.webhook.event;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which events a client asks for, for a resource method's {@code @BeanParam}; what is absent takes all. */
public final class EventFilter {
    @QueryParam("integration")
    @Nullable
    String integration;

    @QueryParam("endpoint")
    @Nullable
    String endpoint;

    @QueryParam("type")
    @Parameter(description = "The provider's name for what happened.")
    @Nullable
    String type;

    @QueryParam("entityType")
    @Nullable
    String entityType;

    @QueryParam("entityId")
    @Nullable
    String entityId;

    @QueryParam("state")
    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"published", "retrying", "failed", "discarded"}))
    @Nullable
    String state;

    @QueryParam("deliveryId")
    @Parameter(description = "The provider's own id of the delivery.")
    @Nullable
    String deliveryId;

    @QueryParam("from")
    @Parameter(description = "Received then or later, ISO 8601.")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "Received before then, ISO 8601.")
    @Nullable
    String to;

    @Nullable
    OffsetDateTime receivedFrom() {
        return time("from", from);
    }

    @Nullable
    OffsetDateTime receivedTo() {
        return time("to", to);
    }

    @Nullable
    String requireState() {
        if (state == null || EventState.of(state).isPresent()) return state;
        throw invalid(
                "state",
                "one of "
                        + Arrays.stream(EventState.values())
                                .map(EventState::word)
                                .toList());
    }

    private static @Nullable OffsetDateTime time(String parameter, @Nullable String value) {
        if (value == null) return null;
        try {
            return OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw invalid(parameter, "a time such as " + Instant.EPOCH).because(e);
        }
    }

    private static Failure invalid(String parameter, String rule) {
        return Failure.of(ProblemCode.INVALID_PARAMETER, "The parameter '%s' is %s.".formatted(parameter, rule))
                .with("parameter", parameter);
    }
}
