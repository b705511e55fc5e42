package io.fairlead.chassis.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.chassis.trace.Traces;
import java.time.Duration;

/** The one rendering of a failure as {@code application/problem+json}. */
final class Problem {

    static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    static ObjectNode of(Failure failure, String instance, ObjectMapper mapper) {
        var code = failure.code();
        var problem = mapper.createObjectNode()
                .put("type", code.type().toString())
                .put("title", code.title())
                .put("status", code.status())
                .put("code", code.code())
                .put("detail", failure.detail())
                .put("instance", instance);
        Traces.currentId().ifPresent(id -> problem.put("traceId", id));
        problem.put("retry", code.retry());
        if (!failure.errors().isEmpty()) {
            problem.set("errors", mapper.valueToTree(failure.errors()));
        }
        failure.members().forEach((name, value) -> problem.set(name, mapper.valueToTree(value)));
        return problem;
    }

    /** Whole seconds, rounded up: a client that waits this long is not early. */
    static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }
}
