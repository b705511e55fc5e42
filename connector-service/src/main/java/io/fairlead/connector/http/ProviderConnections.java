package io.fairlead.connector.http;

import io.fairlead.chassis.net.AddressGuard;
import io.fairlead.chassis.net.AddressRefused;
import io.fairlead.chassis.net.Origin;
import io.fairlead.connector.engine.http.HttpFailure;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;

/** Connects to nothing but addresses the guard has seen: to exactly the one it looked at, under the name asked for. */
record ProviderConnections(AddressGuard guard, Names names) {
    private static final int MOST_CANDIDATES = 3;

    /**
     * A request that is ready to be sent. Fails with an {@link HttpFailure} of what is known not to have been sent.
     *
     * @param more method and whatever else the request says beside its address
     * @param over whether nobody wants it any more
     */
    Future<HttpClientRequest> open(HttpClient client, URI uri, RequestOptions more, BooleanSupplier over) {
        Origin origin;
        try {
            origin = guard.check(uri);
        } catch (AddressRefused refused) {
            return Future.failedFuture(unconnected(refused));
        }
        var options = new RequestOptions(more)
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.secure())
                .setFollowRedirects(false)
                .setURI(target(uri));
        return names.lookUp(origin.hostName())
                .map(found -> guard.admit(origin, found))
                .compose(candidates -> connect(client, options, candidates, over))
                .recover(thrown -> Future.failedFuture(unconnected(thrown)));
    }

    private static Future<HttpClientRequest> connect(
            HttpClient client, RequestOptions options, List<InetAddress> candidates, BooleanSupplier over) {
        var address = new InetSocketAddress(candidates.getFirst(), options.getPort());
        var first = client.request(new RequestOptions(options).setServer(SocketAddress.inetSocketAddress(address)));
        var others = candidates.subList(1, Math.min(candidates.size(), MOST_CANDIDATES));
        return others.isEmpty() || over.getAsBoolean()
                ? first
                : first.recover(thrown -> connect(client, options, others, over));
    }

    private static String target(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static HttpFailure unconnected(Throwable thrown) {
        return switch (thrown) {
            case AddressRefused refused -> new HttpFailure.AddressForbidden(String.valueOf(refused.getMessage()));
            case UnknownHostException unknown -> new HttpFailure.NotSent("the provider's name is not known", unknown);
            case SSLException untrusted ->
                new HttpFailure.NotSent("no secure connection to the provider came about", untrusted);
            default -> new HttpFailure.NotSent("no connection to the provider came about", thrown);
        };
    }
}
