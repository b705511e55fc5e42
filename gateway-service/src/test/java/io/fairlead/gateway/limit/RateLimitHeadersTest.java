package io.fairlead.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.chassis.limit.Bucket;
import io.fairlead.chassis.limit.Decision;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitHeadersTest {

    @Test
    void areStructuredListsWithOneItemForEachPolicy() {
        var headers = MultiMap.caseInsensitiveMultiMap();
        var client = new Decision.State(new Bucket("{t}:c", 200, 100), 150, Duration.ZERO, Duration.ofMillis(500));
        var tenant = new Decision.State(new Bucket("{t}:t", 10, 3), 0, Duration.ofMillis(300), Duration.ofSeconds(4));

        RateLimitHeaders.write(
                List.of("client", "tenant"), new Decision(false, List.of(client, tenant), false), headers);

        assertThat(headers.get("RateLimit-Policy")).isEqualTo("\"client\";q=200;w=2, \"tenant\";q=10;w=4");
        assertThat(headers.get("RateLimit")).isEqualTo("\"client\";r=150;t=1, \"tenant\";r=0;t=4");
    }
}
