package io.fairlead.chassis.event;

import io.fairlead.chassis.data.DatabaseConfig;
import io.fairlead.chassis.data.TlsConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.pubsub.PgSubscriber;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears of new rows through a connection of its own, which is opened again whenever it breaks. */
@ApplicationScoped
class OutboxListener {
    private static final long RECONNECT_MS = 1_000;

    private final PgSubscriber subscriber;
    private final String channel;

    OutboxListener(Vertx vertx, DatabaseConfig database, TlsConfig tls) {
        this.subscriber =
                PgSubscriber.subscriber(vertx, options(database, tls)).reconnectPolicy(ignored -> RECONNECT_MS);
        this.channel = "outbox_" + database.schema();
    }

    Uni<Void> listen(Runnable newRows) {
        subscriber.channel(channel).handler(ignored -> newRows.run());
        return subscriber.connect();
    }

    Uni<Void> close() {
        return subscriber.close();
    }

    private static PgConnectOptions options(DatabaseConfig database, TlsConfig tls) {
        var options = new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.name())
                .setUser(database.schema() + "_app")
                .setPassword(database.appPassword())
                .setSslMode(database.tls());
        options.setHostnameVerificationAlgorithm("HTTPS");
        tls.ca().ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }
}
