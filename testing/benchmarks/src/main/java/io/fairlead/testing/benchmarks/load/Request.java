package io.fairlead.testing.benchmarks.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One request of a load.
 *
 * @param answered is told the status, or {@link #NO_ANSWER}
 */
public record Request(
        HttpMethod method,
        Map<String, String> headers,
        @Nullable Buffer body,
        IntConsumer answered) {

    public static final int OK = 200;
    public static final int NO_ANSWER = 0;

    public Request {
        headers = Map.copyOf(headers);
    }
}
