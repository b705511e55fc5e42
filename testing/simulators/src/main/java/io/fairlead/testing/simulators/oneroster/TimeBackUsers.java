package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Json;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * TimeBack's extension of the standard: users can be created, replaced and marked as to be deleted. Its dialect writes
 * {@code enabledUser} as a boolean, refers to other records by {@code sourcedId} alone, and answers a write with the
 * user itself.
 */
final class TimeBackUsers {

    private static final Set<String> ROLES =
            Set.of("administrator", "aide", "guardian", "parent", "proctor", "relative", "student", "teacher");
    private static final Set<Scope> WRITE = Set.of(Scope.ROSTER_CREATEPUT);
    private static final Set<Scope> DELETE = Set.of(Scope.ROSTER_DELETE);

    private final Roster roster;
    private final Authorization authorization;
    private final Clock clock;
    private int created;

    TimeBackUsers(Roster roster, Authorization authorization, Clock clock) {
        this.roster = roster;
        this.authorization = authorization;
        this.clock = clock;
    }

    Answer write(Call call, List<String> path, String service) {
        if (!path.getFirst().equals("users") || path.size() > 2) {
            throw Failure.ofStatus(405);
        }
        return switch (call.method() + " " + path.size()) {
            case "POST 1" -> create(call, service);
            case "PUT 2" -> replace(call, path.get(1), service);
            case "DELETE 2" -> delete(call, path.get(1));
            default -> throw Failure.ofStatus(405);
        };
    }

    private Answer create(Call call, String service) {
        authorization.require(call, WRITE);
        ObjectNode input = input(call);
        String sourcedId = input.path("sourcedId").asText("");
        if (sourcedId.isEmpty()) {
            sourcedId = "user-created-%03d".formatted(++created);
        } else if (roster.find(RecordType.USER, sourcedId).isPresent()) {
            throw Failure.invalidData(422, "sourcedId is in use: " + sourcedId);
        }
        return stored(201, input, sourcedId, service);
    }

    private Answer replace(Call call, String sourcedId, String service) {
        authorization.require(call, WRITE);
        ObjectNode input = input(call);
        existing(sourcedId);
        return stored(200, input, sourcedId, service);
    }

    private Answer delete(Call call, String sourcedId) {
        authorization.require(call, DELETE);
        ObjectNode user = existing(sourcedId);
        var _ = roster.change(RecordType.USER, Deletion.of(user, Timestamp.of(clock.instant())));
        return Answer.empty(204);
    }

    private ObjectNode existing(String sourcedId) {
        return roster.find(RecordType.USER, sourcedId)
                .orElseThrow(() -> Failure.unknownObject("Unknown in users: " + sourcedId));
    }

    private Answer stored(int status, ObjectNode input, String sourcedId, String service) {
        ObjectNode user = standardForm(input, sourcedId);
        var _ = roster.change(RecordType.USER, user);
        ObjectNode body = Json.object();
        body.set("user", dialectForm(Reference.resolved(user, service)));
        return Answer.json(status, body);
    }

    private static ObjectNode input(Call call) {
        JsonNode user = Json.parseObject(call.body())
                .map(body -> body.path("user"))
                .orElseThrow(() -> Failure.invalidData(400, "The body must be a JSON object."));
        if (!(user instanceof ObjectNode input)) {
            throw Failure.invalidData(422, "user is required.");
        }
        demand(input.path("enabledUser").isBoolean(), "user.enabledUser must be a boolean.");
        demand(input.path("givenName").isTextual(), "user.givenName is required.");
        demand(input.path("familyName").isTextual(), "user.familyName is required.");
        demand(input.path("roles").isArray() && !input.path("roles").isEmpty(), "user.roles needs at least one role.");
        input.path("roles").forEach(TimeBackUsers::demandRole);
        input.fieldNames()
                .forEachRemaining(
                        name -> demand(RecordType.USER.hasTopLevelField(name), "Unknown property: user." + name));
        return input;
    }

    private static void demandRole(JsonNode role) {
        demand(Set.of("primary", "secondary").contains(role.path("roleType").asText()), "roles.roleType is invalid.");
        demand(ROLES.contains(role.path("role").asText()), "roles.role is invalid.");
        demand(role.path("org").path("sourcedId").isTextual(), "roles.org.sourcedId is required.");
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw Failure.invalidData(422, otherwise);
        }
    }

    private ObjectNode standardForm(ObjectNode input, String sourcedId) {
        ObjectNode user = Json.object()
                .put("sourcedId", sourcedId)
                .put("status", input.path("status").asText("active"))
                .put("dateLastModified", Timestamp.of(clock.instant()));
        input.properties().stream()
                .filter(field -> !user.has(field.getKey()) && !field.getValue().isNull())
                .forEach(field -> user.set(field.getKey(), field.getValue().deepCopy()));
        user.put("enabledUser", String.valueOf(input.path("enabledUser").asBoolean()));
        user.path("roles").forEach(role -> refer((ObjectNode) role, "org", RecordType.ORG));
        refer(user, "primaryOrg", RecordType.ORG);
        if (user.has("agents")) {
            user.set(
                    "agents",
                    Json.array(user.path("agents")
                            .valueStream()
                            .map(agent -> Reference.to(
                                    RecordType.USER, agent.path("sourcedId").asText()))
                            .toList()));
        }
        return user;
    }

    private static void refer(ObjectNode owner, String field, RecordType type) {
        String sourcedId = owner.path(field).path("sourcedId").asText("");
        if (!sourcedId.isEmpty()) {
            owner.set(field, Reference.to(type, sourcedId));
        }
    }

    private static ObjectNode dialectForm(ObjectNode user) {
        user.put("enabledUser", user.path("enabledUser").asText().equals("true"));
        user.path("roles").forEach(role -> withDates((ObjectNode) role));
        if (!user.has("agents")) {
            user.putArray("agents");
        }
        return user;
    }

    private static void withDates(ObjectNode role) {
        if (!role.has("beginDate")) {
            role.putNull("beginDate");
        }
        if (!role.has("endDate")) {
            role.putNull("endDate");
        }
    }

    void reset() {
        created = 0;
    }
}
