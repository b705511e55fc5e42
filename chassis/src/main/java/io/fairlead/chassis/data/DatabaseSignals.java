package io.fairlead.chassis.data;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.pubsub.PgSubscriber;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What committed transactions of this service tell its replicas by {@code NOTIFY}, heard through one connection that is
 * opened again whenever it breaks. A signal may be missed; it is for being sooner, not for being right.
 */
@ApplicationScoped
public class DatabaseSignals {
    private static final Logger LOG = Logger.getLogger(DatabaseSignals.class);
    private static final long RECONNECT_MS = 1_000;

    private final PgSubscriber subscriber;
    private final String schema;

    public DatabaseSignals(Vertx vertx, DatabaseConfig database, TlsConfig tls) {
        this.subscriber =
                PgSubscriber.subscriber(vertx, options(database, tls)).reconnectPolicy(ignored -> RECONNECT_MS);
        this.schema = database.schema();
    }

    /**
     * Hears a signal, sent to the channel {@code <name>_<schema>}.
     *
     * @param heard gets what the signal says, and an empty text whenever some may have been missed
     */
    public void on(String name, Consumer<String> heard) {
        subscriber
                .channel(name + "_" + schema)
                .subscribeHandler(() -> heard.accept(""))
                .handler(heard);
    }

    void start(@Observes StartupEvent event) {
        listen().subscribe()
                .with(ignored -> {}, failure -> LOG.warnf("signals are not heard, work is polled for: %s", failure));
    }

    public Uni<Void> listen() {
        return subscriber.connect();
    }

    public Uni<Void> close() {
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
