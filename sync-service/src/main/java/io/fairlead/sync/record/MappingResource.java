package io.fairlead.sync.record;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/mappings/{stream}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Records")
public class MappingResource {
    private final Transactions transactions;
    private final IdMappings mappings;

    MappingResource(Transactions transactions, IdMappings mappings) {
        this.transactions = transactions;
        this.mappings = mappings;
    }

    /** Which record is which at a provider. */
    @Schema(name = "Mapping")
    public record MappingView(String stream, UUID localId, String integration, String externalId) {
        static MappingView of(IdMappings.Pair pair) {
            return new MappingView(
                    pair.external().stream(),
                    pair.record(),
                    pair.external().integration(),
                    pair.external().externalId());
        }
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "findMappings",
            summary = "Which record is which at a provider, asked from either side",
            description = "Exactly one of externalId and localId is given. What is not known gives an empty list.")
    public Uni<Page<MappingView>> find(
            String stream,
            @QueryParam("externalId") @Parameter(description = "The provider's id.") @Nullable String externalId,
            @QueryParam("localId") @Parameter(description = "The id of the record here.") @Nullable String localId,
            @QueryParam("integration")
                    @Parameter(description = "Whose external id it is; any integration's unless said.")
                    @Nullable
                    String integration) {
        if ((externalId == null) == (localId == null))
            throw invalid(externalId == null ? "externalId" : "localId", "Give either 'externalId' or 'localId'.");
        UUID local = localId == null ? null : uuid(localId);
        return transactions
                .inCurrentTenant(connection -> local == null
                        ? byExternalId(connection, stream, String.valueOf(externalId), integration)
                        : mappings.ofRecord(connection, stream, local))
                .map(pairs -> new Page<>(
                        pairs.stream()
                                .filter(pair -> integration == null
                                        || pair.external().integration().equals(integration))
                                .map(MappingView::of)
                                .toList(),
                        null));
    }

    private Uni<List<IdMappings.Pair>> byExternalId(
            SqlConnection connection, String stream, String externalId, @Nullable String integration) {
        if (integration == null) return mappings.ofExternalId(connection, stream, externalId);
        return mappings.find(connection, Set.of(new ExternalKey(integration, stream, externalId)))
                .map(found -> found.entrySet().stream()
                        .map(each -> new IdMappings.Pair(each.getKey(), each.getValue()))
                        .toList());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid("localId", "The parameter 'localId' is a UUID.").because(e);
        }
    }

    private static Failure invalid(String parameter, String rule) {
        return Failure.of(ProblemCode.INVALID_PARAMETER, rule).with("parameter", parameter);
    }
}
