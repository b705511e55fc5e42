package io.fairlead.connector.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A connector in the list. Without a definition that was ever valid only its id and state are known. */
@Schema(name = "ConnectorSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectorSummary(
        String id,
        @Nullable String name,
        @Nullable Integer version,
        @Nullable String category,
        @Nullable String description,

        @Schema(enumeration = {"valid", "invalid", "outdated", "removed"})
        String state,

        @Schema(description = "How many there are.") int operations) {

    static ConnectorSummary of(CatalogEntry entry) {
        var live = entry.live();
        return live == null
                ? new ConnectorSummary(
                        entry.id(), null, null, null, null, entry.state().id(), 0)
                : new ConnectorSummary(
                        entry.id(),
                        live.name(),
                        live.version(),
                        live.category(),
                        live.description(),
                        entry.state().id(),
                        live.operations().size());
    }
}
