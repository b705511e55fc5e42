package io.fairlead.chassis.page;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list, for a resource method's {@code @BeanParam}. */
public final class PageQuery {

    @QueryParam("limit")
    @Parameter(
            description = "How many items the page has at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "The 'next' of the page before; opaque.")
    @Nullable
    String cursor;

    /** What is asked for, checked. */
    public PageRequest request() {
        return PageRequest.of(limit, cursor);
    }
}
