package io.fairlead.sync.refresh;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.event.DependencyAway;
import io.fairlead.chassis.work.HeavyWork;
import io.fairlead.contracts.event.RecordChange.Cause;
import io.fairlead.sync.connector.ConnectorDefinitions;
import io.fairlead.sync.connector.Stream;
import io.fairlead.sync.connector.Streams;
import io.fairlead.sync.integration.KnownIntegration;
import io.fairlead.sync.integration.KnownIntegrations;
import io.fairlead.sync.mapping.Mappings;
import io.fairlead.sync.mapping.Reading;
import io.fairlead.sync.provider.Answer;
import io.fairlead.sync.provider.Provider;
import io.fairlead.sync.record.RecordStore;
import io.fairlead.sync.record.Source;
import io.fairlead.sync.record.Written;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads one record again and writes it, unless something newer has been written meanwhile. */
@ApplicationScoped
class Refresh {
    private static final Logger LOG = Logger.getLogger(Refresh.class);
    private static final int MOST_DOUBLINGS = 8;

    private final Transactions transactions;
    private final KnownIntegrations integrations;
    private final ConnectorDefinitions connectors;
    private final RecordStore records;
    private final Provider provider;
    private final Mappings mappings;
    private final RefreshQueue queue;
    private final RefreshConfig config;
    private final HeavyWork work;
    private final MeterRegistry meters;

    Refresh(
            Transactions transactions,
            KnownIntegrations integrations,
            ConnectorDefinitions connectors,
            RecordStore records,
            Provider provider,
            Mappings mappings,
            RefreshQueue queue,
            RefreshConfig config,
            HeavyWork work,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.connectors = connectors;
        this.records = records;
        this.provider = provider;
        this.mappings = mappings;
        this.queue = queue;
        this.config = config;
        this.work = work;
        this.meters = meters;
    }

    /** @param number drawn before the provider is asked */
    private record Prepared(Source source, Streams connector, Stream.Single get, long number) {}

    /** Completes when the record has been read, or has been put off; it does not fail. */
    Uni<Void> fulfil(Wish wish) {
        return prepare(wish)
                .chain(prepared ->
                        prepared.isEmpty() ? drop(wish, "it can be read no more") : read(wish, prepared.get()))
                .onFailure()
                .recoverWithUni(failure -> broke(wish, failure))
                .onFailure()
                .invoke(failure -> LOG.warnf("a record of '%s' is read again later: %s", wish.integration(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Optional<Prepared>> prepare(Wish wish) {
        return transactions.inTenant(wish.tenant(), connection -> integrations
                .told(connection, List.of(wish.integration()))
                .chain(told -> prepare(connection, wish, told.get(wish.integration()))));
    }

    private Uni<Optional<Prepared>> prepare(
            SqlConnection connection, Wish wish, @Nullable KnownIntegration integration) {
        if (integration == null || !integration.enabled())
            return Uni.createFrom().item(Optional.empty());
        return connectors.find(connection, integration.connector()).chain(found -> {
            Optional<Stream> stream = found.flatMap(connector -> connector.find(wish.stream()));
            Optional<Stream.Single> get = stream.flatMap(Stream::get);
            return get.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : records.drawNumber(connection)
                            .map(number -> Optional.of(new Prepared(
                                    source(wish, stream.get(), found.get()), found.get(), get.get(), number)));
        });
    }

    private static Source source(Wish wish, Stream stream, Streams connector) {
        return new Source(
                wish.tenant(), wish.integration(), stream, connector.version(), new Cause(Cause.WEBHOOK, wish.cause()));
    }

    private Uni<Void> read(Wish wish, Prepared prepared) {
        return provider.single(wish.tenant(), wish.integration(), prepared.get(), wish.externalId())
                .chain(answer -> switch (answer) {
                    case Answer.Single single ->
                        work.away(() -> mappings.of(prepared.connector(), prepared.source().stream())
                                        .read(single.item()))
                                .chain(reading -> write(wish, prepared, reading));
                    case Answer.None none -> write(wish, prepared, new Reading.Gone(wish.externalId()));
                    case Answer.Later later -> again(wish, wish.attempts(), later.pause());
                    case Answer.Failed failed -> failed(wish, failed.reason());
                    case Answer.Refused refused -> drop(wish, refused.reason());
                    case Answer.Page page -> throw new IllegalStateException("a single record was asked for");
                });
    }

    private Uni<Void> write(Wish wish, Prepared prepared, Reading reading) {
        Source source = prepared.source();
        return transactions
                .inTenant(wish.tenant(), connection -> records.wasReadSince(
                                connection, source, wish.externalId(), prepared.number())
                        .chain(since ->
                                since ? Uni.createFrom().voidItem() : write(connection, wish, prepared, reading))
                        .chain(() -> queue.done(connection, wish)))
                .invoke(() -> count("read"));
    }

    private Uni<Void> write(SqlConnection connection, Wish wish, Prepared prepared, Reading reading) {
        Source source = prepared.source();
        return records.write(connection, source, prepared.number(), List.of(reading))
                .chain(written -> written.gone().isEmpty()
                        ? seen(connection, wish, prepared, written)
                        : records.delete(connection, source, written.gone()).replaceWithVoid());
    }

    private Uni<Void> seen(SqlConnection connection, Wish wish, Prepared prepared, Written written) {
        return written.unchanged() == 0
                ? Uni.createFrom().voidItem()
                : records.seen(connection, prepared.source(), wish.externalId(), prepared.number());
    }

    private Uni<Void> broke(Wish wish, Throwable failure) {
        if (DependencyAway.isBehind(failure)) return Uni.createFrom().failure(failure);
        LOG.errorf(failure, "reading a record of '%s' again broke", wish.integration());
        return failed(wish, failure.toString());
    }

    private Uni<Void> failed(Wish wish, String reason) {
        int attempts = wish.attempts() + 1;
        return attempts >= config.attempts()
                ? drop(wish, reason)
                : again(
                        wish,
                        attempts,
                        config.firstWait().multipliedBy(1L << Math.min(wish.attempts(), MOST_DOUBLINGS)));
    }

    private Uni<Void> again(Wish wish, int attempts, Duration wait) {
        return transactions.inTenant(wish.tenant(), connection -> queue.again(connection, wish, attempts, wait));
    }

    /** The next run finds what has changed. */
    private Uni<Void> drop(Wish wish, String reason) {
        LOG.warnf("a record of '%s' is left to the next run: %s", wish.integration(), reason);
        count("given-up");
        return transactions.inTenant(wish.tenant(), connection -> queue.done(connection, wish));
    }

    private void count(String outcome) {
        meters.counter("fairlead.sync.refreshes", "outcome", outcome).increment();
    }
}
