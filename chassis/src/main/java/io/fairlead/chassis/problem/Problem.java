package io.fairlead.chassis.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.chassis.trace.Traces;
import io.fairlead.contracts.problem.ProblemCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one rendering of a failure as {@code application/problem+json}. */
final class Problem {

    static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    static ObjectNode of(Failure failure, String instance, ObjectMapper mapper) {
        var code = failure.code();
        var problem = mapper.createObjectNode()
                .put("type", code.type().toString())
                .put("title", code.title())
                .put("status", failure.status())
                .put("code", code.code())
                .put("detail", failure.detail())
                .put("instance", instance)
                .put("traceId", Traces.currentId())
                .put("retry", code.retry());
        if (!failure.errors().isEmpty()) {
            problem.set("errors", mapper.valueToTree(failure.errors()));
        }
        failure.members().forEach((name, value) -> problem.set(name, mapper.valueToTree(value)));
        return problem;
    }

    static Map<String, String> headers(Failure failure) {
        var headers = new LinkedHashMap<String, String>();
        failure.retryAfter().ifPresent(wait -> headers.put("Retry-After", seconds(wait)));
        if (failure.code() == ProblemCode.UNAUTHENTICATED) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        return headers;
    }

    /** Whole seconds, rounded up: who waits that long is not early. */
    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }
}
