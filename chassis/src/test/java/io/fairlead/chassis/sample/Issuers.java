package io.fairlead.chassis.sample;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** The OIDC issuer and the public edge that publishes the suite's own keys, both on one free port. */
public class Issuers implements QuarkusTestResourceLifecycleManager {

    public static final String INTERNAL = "fairlead-internal";

    private static final List<RsaJsonWebKey> OIDC_KEYS = new CopyOnWriteArrayList<>();
    private static final List<RsaJsonWebKey> INTERNAL_KEYS = new CopyOnWriteArrayList<>();

    private static final AtomicInteger KEY_NUMBERS = new AtomicInteger(1);

    private static String address = "";

    private final HttpServer server;

    public Issuers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        OIDC_KEYS.add(key("oidc-1"));
        INTERNAL_KEYS.add(key("internal-1"));
        address = "http://localhost:" + server.getAddress().getPort();
        serve("/realms/test/.well-known/openid-configuration", Issuers::discovery);
        serve("/realms/test/keys", () -> keys(OIDC_KEYS));
        serve("/.well-known/jwks.json", () -> keys(INTERNAL_KEYS));
        begin();
        var config = new LinkedHashMap<>(withoutInfrastructure());
        config.put("fairlead.oidc.issuer", oidc());
        config.put("fairlead.upstream.gateway", address);
        return config;
    }

    void begin() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop(0);
        OIDC_KEYS.clear();
        INTERNAL_KEYS.clear();
    }

    /** What a service needs to start with neither database nor Kafka. */
    public static Map<String, String> withoutInfrastructure() {
        return Map.of(
                "fairlead.database.schema", "nobody",
                "fairlead.database.app-password", "nobody",
                "fairlead.database.owner-password", "nobody",
                "quarkus.flyway.migrate-at-start", "false");
    }

    public static String oidc() {
        return address + "/realms/test";
    }

    public static RsaJsonWebKey oidcKey() {
        return OIDC_KEYS.getLast();
    }

    public static RsaJsonWebKey internalKey() {
        return INTERNAL_KEYS.getLast();
    }

    /** The issuer signs with a new key and publishes the old one no more. */
    public static void replaceOidcKey() {
        OIDC_KEYS.add(key("oidc-" + KEY_NUMBERS.incrementAndGet()));
        OIDC_KEYS.removeFirst();
    }

    /** The edge begins to sign with a new key and still publishes the old one. */
    public static void rotateInternalKey() {
        INTERNAL_KEYS.add(key("internal-" + (INTERNAL_KEYS.size() + 1)));
    }

    public static RsaJsonWebKey key(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setAlgorithm("RS256");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String discovery() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","token_endpoint":"%1$s/token"}""".formatted(oidc());
    }

    private static String keys(List<RsaJsonWebKey> keys) {
        return new JsonWebKeySet(keys.toArray(JsonWebKey[]::new)).toJson();
    }

    private void serve(String path, java.util.function.Supplier<String> body) {
        server.createContext(path, exchange -> {
            var bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
