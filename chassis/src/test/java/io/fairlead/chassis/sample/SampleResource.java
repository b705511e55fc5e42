package io.fairlead.chassis.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.identity.Callers;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Things, with every way to fail. */
@Path("/api/v1/things")
@RolesAllowed(Roles.VIEWER)
public class SampleResource {

    private static final Logger LOG = Logger.getLogger(SampleResource.class);

    private final CurrentTenant tenant;
    private final Callers callers;

    SampleResource(CurrentTenant tenant, Callers callers) {
        this.tenant = tenant;
        this.callers = callers;
    }

    public enum Colour {
        RED,
        GREEN
    }

    public record Part(@NotBlank String name) {}

    public record Thing(
            @NotBlank @Size(max = 10) String name,
            @JsonProperty("serial-number") @Max(100) int serialNumber,
            @Nullable Colour colour,
            @Valid @Nullable List<Part> parts,
            @Nullable TenantId owner,
            @Nullable JsonNode extra) {}

    @GET
    public Page<Integer> list(@BeanParam PageQuery page, @QueryParam("colour") @Nullable Colour colour) {
        var request = page.request();
        var from = request.after("things", 1)
                .map(after -> Integer.parseInt(after.getFirst()) + 1)
                .orElse(0);
        var fetched = java.util.stream.IntStream.range(from, Math.min(from + request.fetch(), 7))
                .boxed()
                .toList();
        return Page.of(request, fetched, "things", last -> List.of(last.toString()));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    public Thing create(@NotNull @Valid Thing thing) {
        return thing;
    }

    @GET
    @Path("/{id}")
    public String one(@PathParam("id") UUID id, @QueryParam("depth") @Max(3) @Nullable Integer depth) {
        return id.toString();
    }

    @GET
    @Path("/whoami")
    @RolesAllowed({Roles.VIEWER, Roles.SERVICE, Roles.PLATFORM})
    public Map<String, Object> whoami() {
        LOG.info("asked who am I");
        var caller = callers.current();
        return Map.of(
                "name", caller.name(),
                "subject", caller.subject(),
                "tenant", tenant.find().map(TenantId::value).orElse(""),
                "roles", caller.roles());
    }

    @GET
    @Path("/mine")
    @RolesAllowed({Roles.VIEWER, Roles.SERVICE, Roles.PLATFORM})
    public String mine() {
        return tenant.require().value();
    }

    @GET
    @Path("/within/{other}")
    public Uni<List<String>> within(@PathParam("other") String other) {
        return tenant.within(new TenantId(other), () -> Uni.createFrom()
                        .item(tenant.require().value()))
                .map(inside -> List.of(inside, tenant.require().value()));
    }

    @GET
    @Path("/broken/{how}")
    public Uni<String> broken(@PathParam("how") String how) throws Exception {
        return switch (how) {
            case "unexpectedly" -> throw new IllegalStateException("secret detail of ours");
            case "checked" -> throw new Exception("secret detail of ours");
            case "later" -> Uni.createFrom().failure(new IllegalArgumentException("secret detail of ours"));
            case "slow" -> Uni.createFrom().failure(new TimeoutException("secret detail of ours"));
            case "duplicate" -> Uni.createFrom().failure(sql("23505"));
            case "foreign" -> Uni.createFrom().failure(new RuntimeException(sql("42501")));
            default -> Uni.createFrom().item(how);
        };
    }

    @GET
    @Path("/public")
    @PermitAll
    public String permitted() {
        return "permitted";
    }

    private static PgException sql(String state) {
        return new PgException("secret detail of ours", "ERROR", state, "secret detail of ours");
    }

    @Path("/api/v1/forgotten")
    public static class Unannotated {

        @GET
        public String forgotten() {
            return "nobody said who may";
        }
    }
}
