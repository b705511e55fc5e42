package io.fairlead.sync.provider;

import io.fairlead.chassis.identity.TenantId;
import io.fairlead.sync.connector.Stream;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where records come from. What goes wrong is an answer too. */
public interface Provider {

    /**
     * A page of a stream.
     *
     * @param since the time from which changes are wanted, null for all records
     * @param cursor of the page, null for the first
     */
    Uni<Answer> page(
            TenantId tenant, String integration, Stream stream, @Nullable Instant since, @Nullable String cursor);

    /** One record by its key. */
    Uni<Answer> single(TenantId tenant, String integration, Stream.Single get, String key);
}
