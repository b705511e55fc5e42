package io.fairlead.testing.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Executors;

/**
 * An OIDC issuer as small as a service can tell no difference: discovery, keys, and the client credentials grant. Under
 * its own address it also serves the key set of the gateway's internal issuer, which has another key.
 */
final class TestIssuer {

    static final String KEY_ID = "test";
    static final String INTERNAL_KEY_ID = "test-internal";

    private static final String REALM = "/realms/fairlead";
    private static final int KEY_BITS = 2048;

    private final String gateway;

    private TestIssuer(String gateway) {
        this.gateway = gateway;
    }

    static TestIssuer running() {
        return new TestIssuer(JvmWide.value("issuer", TestIssuer::start));
    }

    /** The value of {@code iss}. */
    String issuer() {
        return gateway + REALM;
    }

    String gateway() {
        return gateway;
    }

    static KeyPair keys() {
        return keyPair("key-pair");
    }

    static KeyPair internalKeys() {
        return keyPair("internal-key-pair");
    }

    private static KeyPair keyPair(String name) {
        return StoredKeyPair.read(JvmWide.value(name, () -> StoredKeyPair.write(generate())));
    }

    static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static String start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(REALM + "/.well-known/openid-configuration", TestIssuer::discovery);
            server.createContext(
                    REALM + "/protocol/openid-connect/certs", exchange -> answer(exchange, 200, jwks(KEY_ID, keys())));
            server.createContext(REALM + "/protocol/openid-connect/token", TestIssuer::token);
            server.createContext(
                    "/.well-known/jwks.json", exchange -> answer(exchange, 200, jwks(INTERNAL_KEY_ID, internalKeys())));
            server.start();
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void discovery(HttpExchange exchange) throws IOException {
        var issuer = running().issuer();
        answer(exchange, 200, """
                {"issuer":"%1$s",
                 "authorization_endpoint":"%1$s/protocol/openid-connect/auth",
                 "token_endpoint":"%1$s/protocol/openid-connect/token",
                 "introspection_endpoint":"%1$s/protocol/openid-connect/token/introspect",
                 "userinfo_endpoint":"%1$s/protocol/openid-connect/userinfo",
                 "end_session_endpoint":"%1$s/protocol/openid-connect/logout",
                 "jwks_uri":"%1$s/protocol/openid-connect/certs",
                 "grant_types_supported":["client_credentials"],
                 "response_types_supported":["code"],
                 "subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer));
    }

    private static void token(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!form.contains("grant_type=client_credentials")) {
            answer(exchange, 400, "{\"error\":\"unsupported_grant_type\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}"
                        .formatted(Tokens.service(client(exchange, form))));
    }

    private static String client(HttpExchange exchange, String form) {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null && authorization.startsWith("Basic ")) {
            var decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
            var pair = new String(decoded, StandardCharsets.UTF_8);
            return pair.substring(0, pair.indexOf(':'));
        }
        return Arrays.stream(form.split("&", -1))
                .filter(field -> field.startsWith("client_id="))
                .map(field -> URLDecoder.decode(field.substring("client_id=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("unknown-service");
    }

    private static String jwks(String id, KeyPair keys) {
        var key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(id, encoded(key.getModulus()), encoded(key.getPublicExponent()));
    }

    private static String encoded(BigInteger number) {
        var bytes = number.toByteArray();
        var unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
