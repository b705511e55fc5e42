package io.fairlead.chassis.trace;

import io.fairlead.chassis.log.Masked;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes out of every span what {@link TraceConfig#maskedBelow} hides, as soon as the span begins. */
@Singleton
class MaskedAddresses implements SpanProcessor {

    /** Of a server, of a client, and as both were called before. */
    private static final List<AttributeKey<String>> ADDRESSES = Stream.of(
                    "url.path", "url.full", "http.target", "http.url")
            .map(AttributeKey::stringKey)
            .toList();

    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

    private final MaskedPaths paths;

    @Inject
    MaskedAddresses(TraceConfig config) {
        this(config.maskedBelow().orElse(List.of()));
    }

    MaskedAddresses(List<String> paths) {
        this.paths = new MaskedPaths(paths);
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> address : ADDRESSES) {
            Optional.ofNullable(span.getAttribute(address))
                    .flatMap(paths::mask)
                    .ifPresent(masked -> replace(span, address, masked));
        }
    }

    private static void replace(ReadWriteSpan span, AttributeKey<String> address, String masked) {
        span.setAttribute(address, masked);
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, Masked.REST);
        }
    }

    @Override
    public boolean isStartRequired() {
        return !paths.isEmpty();
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
