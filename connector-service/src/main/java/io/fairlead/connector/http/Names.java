package io.fairlead.connector.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.List;

/** Looks names up. */
@FunctionalInterface
interface Names {

    Future<List<InetAddress>> lookUp(String host);

    /** As the system does it, its cache included; asking may block. */
    static Names ofTheSystem(Vertx vertx) {
        return host -> vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false);
    }
}
