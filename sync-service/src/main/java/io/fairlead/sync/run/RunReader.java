package io.fairlead.sync.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.contracts.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the body that asks for a run, and says everything that is wrong with it at once. */
final class RunReader {
    private static final Set<String> MEMBERS = Set.of("integration", "streams", "mode", "priority", "deleteBudget");
    private static final Set<String> BUDGET = Set.of("percent", "records");
    private static final int USUAL_PRIORITY = 5;
    private static final int HIGHEST_PRIORITY = 9;

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    private RunReader(@Nullable JsonNode body) {
        this.body = body == null ? JsonNodeFactory.instance.missingNode() : body;
    }

    static RunDraft read(@Nullable JsonNode body) {
        return new RunReader(body).draft();
    }

    static Failure invalid(List<FieldError> errors) {
        return Failure.of(ProblemCode.INVALID_BODY, "The run is not valid.").withErrors(errors);
    }

    private RunDraft draft() {
        if (!body.isObject()) throw invalid(List.of(new FieldError("", "must be a JSON object")));
        known("", body, MEMBERS);
        String integration = text("integration").orElse("");
        if (integration.isEmpty()) wrong("/integration", "is required");
        Optional<List<String>> streams = streams();
        Mode mode = text("mode").map(this::mode).orElse(Mode.INCREMENTAL);
        int priority = number(body, "priority", "", HIGHEST_PRIORITY)
                .map(Long::intValue)
                .orElse(USUAL_PRIORITY);
        Optional<DeleteBudget> budget = budget();
        if (!errors.isEmpty()) throw invalid(errors);
        return new RunDraft(integration, streams, mode, priority, budget);
    }

    private Mode mode(String word) {
        Optional<Mode> mode = Mode.of(word);
        if (mode.isEmpty()) wrong("/mode", "must be full or incremental");
        return mode.orElse(Mode.INCREMENTAL);
    }

    private Optional<List<String>> streams() {
        JsonNode given = body.path("streams");
        if (given.isMissingNode() || given.isNull()) return Optional.empty();
        List<String> streams = new ArrayList<>();
        if (!given.isArray() || given.isEmpty()) wrong("/streams", "must be a list of names of streams, at least one");
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i).isTextual() ? given.get(i).textValue() : "";
            if (name.isEmpty()) wrong("/streams/" + i, "must be the name of a stream");
            if (streams.contains(name)) wrong("/streams/" + i, "is named twice");
            streams.add(name);
        }
        return Optional.of(streams);
    }

    private Optional<DeleteBudget> budget() {
        JsonNode given = body.path("deleteBudget");
        if (given.isMissingNode() || given.isNull()) return Optional.empty();
        if (!given.isObject()) {
            wrong("/deleteBudget", "must be an object with 'percent' or 'records'");
            return Optional.empty();
        }
        known("/deleteBudget", given, BUDGET);
        Optional<Long> percent = number(given, "percent", "/deleteBudget", 100);
        Optional<Long> records = number(given, "records", "/deleteBudget", Integer.MAX_VALUE);
        if (percent.isPresent() == records.isPresent()) wrong("/deleteBudget", "has either 'percent' or 'records'");
        return Optional.of(new DeleteBudget(percent.map(Long::intValue), records));
    }

    private Optional<Long> number(JsonNode in, String member, String pointer, long most) {
        JsonNode value = in.path(member);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 0
                && value.longValue() <= most;
        if (!fits) wrong("%s/%s".formatted(pointer, member), "must be a whole number from 0 to %d".formatted(most));
        return Optional.of(fits ? value.longValue() : 0L);
    }

    private Optional<String> text(String member) {
        JsonNode value = body.path(member);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isTextual()) wrong("/" + member, "must be a string");
        return Optional.of(value.asText());
    }

    private void known(String pointer, JsonNode object, Set<String> members) {
        Consumer<String> check = member -> {
            if (!members.contains(member))
                errors.add(new FieldError(
                        pointer + FieldError.at(List.of(member), "").pointer(), "is not a known member"));
        };
        object.fieldNames().forEachRemaining(check);
    }

    private void wrong(String pointer, String message) {
        errors.add(new FieldError(pointer, message));
    }
}
