package io.fairlead.chassis.redis;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** A Lua script that is sent by its digest, and whole when Redis does not know it (any more). */
public final class RedisScript {
    private final String source;
    private final String digest;

    private RedisScript(String source) {
        this.source = source;
        this.digest = digest(source);
    }

    /**
     * Reads a script.
     *
     * @param resource where the class path has it; in a native image it has to be registered
     */
    public static RedisScript of(String resource) {
        try (InputStream stream = RedisScript.class.getResourceAsStream(resource)) {
            return new RedisScript(
                    new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the script returns.
     *
     * @param keys of one slot: all begin with the same {@code {tag}}
     */
    public Uni<Response> run(Redis redis, List<String> keys, List<String> arguments) {
        return redis.send(mutiny(byDigest(keys, arguments)))
                .onFailure(RedisScript::isUnknown)
                .recoverWithUni(() -> redis.send(mutiny(inFull(keys, arguments))));
    }

    Request byDigest(List<String> keys, List<String> arguments) {
        return request(Command.EVALSHA, digest, keys, arguments);
    }

    Request inFull(List<String> keys, List<String> arguments) {
        return request(Command.EVAL, source, keys, arguments);
    }

    private static io.vertx.mutiny.redis.client.Request mutiny(Request request) {
        return io.vertx.mutiny.redis.client.Request.newInstance(request);
    }

    private static Request request(Command command, String script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    /** The answer to a batch has the errors of its requests somewhere in its message. */
    static boolean isUnknown(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().contains("NOSCRIPT");
    }

    private static String digest(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(script.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
