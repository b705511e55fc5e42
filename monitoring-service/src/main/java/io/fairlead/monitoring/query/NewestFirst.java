package io.fairlead.monitoring.query;

import io.fairlead.chassis.page.PageRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins that goes from the newest to the oldest: after this time and id. Both are null on the first
 * page.
 */
public record NewestFirst(
        @Nullable OffsetDateTime time, @Nullable UUID id) {

    public static NewestFirst of(PageRequest page, String list) {
        return page.after(list, 2)
                .map(position -> new NewestFirst(
                        Instant.parse(position.getFirst()).atOffset(ZoneOffset.UTC),
                        UUID.fromString(position.getLast())))
                .orElseGet(() -> new NewestFirst(null, null));
    }

    /** The position of a row. */
    public static List<String> position(Instant time, UUID id) {
        return List.of(time.toString(), id.toString());
    }
}
