package io.fairlead.monitoring.inbox;

import org.jspecify.annotations.Nullable;

/** Which items a client asks for; null takes all. */
record InboxFilter(
        @Nullable String integration,
        @Nullable String kind,
        @Nullable String state) {}
