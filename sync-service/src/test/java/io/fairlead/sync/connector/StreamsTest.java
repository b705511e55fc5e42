package io.fairlead.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sync.Declared;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private final Streams streams = StreamsReading.of(Declared.definition());

    @Test
    void whatOthersReferToGoesFirst() {
        assertThat(streams.names()).containsExactly("schools", "users");
        assertThat(streams.inOrder(List.of("users", "schools"))).containsExactly("schools", "users");
    }

    @Test
    void eventsNameTheirStreamByItsEntities() {
        assertThat(streams.ofEntity("user").map(Stream::name)).contains("users");
        assertThat(streams.ofEntity("schools").map(Stream::name)).contains("schools");
        assertThat(streams.ofEntity("users")).isEmpty();
    }

    @Test
    void aPageIsAskedForFromATimeOnInMilliseconds() {
        Stream users = streams.find("users").orElseThrow();

        assertThat(users.pageInput(Instant.parse("2026-11-20T08:00:00.1234Z"), "c")
                        .toString())
                .isEqualTo(
                        "{\"sort\":\"id\",\"filter\":\"changed>='2026-11-20T08:00:00.123Z'\",\"limit\":3,\"cursor\":\"c\"}");
        assertThat(users.pageInput(null, null).toString()).isEqualTo("{\"sort\":\"id\",\"limit\":3}");
    }
}
