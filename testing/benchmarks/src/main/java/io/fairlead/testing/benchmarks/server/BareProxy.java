package io.fairlead.testing.benchmarks.server;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** The least that a proxy on Vert.x can do: it looks at nothing, counts nothing and logs nothing. */
public final class BareProxy implements Handler<HttpServerRequest> {

    private static final int CONNECTIONS = 256;

    private final HttpClient client;
    private final int upstream;

    private BareProxy(Vertx vertx, int upstream) {
        this.client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.upstream = upstream;
    }

    public static void main(String[] arguments) {
        int upstream = Integer.parseInt(arguments[1]);
        Servers.listen(Integer.parseInt(arguments[0]), vertx -> new BareProxy(vertx, upstream));
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.pause();
        client.request(new RequestOptions()
                        .setMethod(request.method())
                        .setHost("localhost")
                        .setPort(upstream)
                        .setURI(request.uri())
                        .setHeaders(request.headers()))
                .compose(forwarded -> forwarded.send(request))
                .compose(answer -> {
                    request.response().setStatusCode(answer.statusCode());
                    request.response().headers().addAll(answer.headers());
                    return answer.pipeTo(request.response());
                })
                .onFailure(failure -> request.response().reset());
    }
}
