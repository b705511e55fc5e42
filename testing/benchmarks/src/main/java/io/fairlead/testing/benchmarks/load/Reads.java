package io.fairlead.testing.benchmarks.load;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;

/** The same read, by clients with different tokens in turn. */
final class Reads implements Requests {

    private final List<Request> requests;
    private long sent;

    Reads(List<String> authorizations) {
        this.requests = authorizations.stream()
                .map(each -> new Request(HttpMethod.GET, Map.of("Authorization", each), null, status -> {}))
                .toList();
    }

    @Override
    public Request next(long due) {
        return requests.get((int) (sent++ % requests.size()));
    }
}
