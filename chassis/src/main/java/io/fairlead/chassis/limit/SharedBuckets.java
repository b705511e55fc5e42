package io.fairlead.chassis.limit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The limits that all replicas share, decided by one script in one round trip, by Redis' own clock. */
@ApplicationScoped
class SharedBuckets {

    private static final String SCRIPT = script();
    private static final String DIGEST = digest(SCRIPT);

    private final Redis redis;

    SharedBuckets(Redis redis) {
        this.redis = redis;
    }

    Uni<Decision> take(List<Bucket> buckets) {
        return redis.send(request(Command.EVALSHA, DIGEST, buckets))
                .onFailure(SharedBuckets::scriptIsMissing)
                .recoverWithUni(() -> redis.send(request(Command.EVAL, SCRIPT, buckets)))
                .map(reply -> decision(reply, buckets));
    }

    private static Request request(Command command, String script, List<Bucket> buckets) {
        Request request = Request.cmd(command).arg(script).arg(buckets.size());
        buckets.forEach(bucket -> request.arg(bucket.key()));
        buckets.forEach(bucket -> request.arg(bucket.capacity()).arg(Double.toString(bucket.refillPerSecond())));
        return request;
    }

    private static Decision decision(Response reply, List<Bucket> buckets) {
        List<Decision.State> states = new ArrayList<>(buckets.size());
        for (int i = 0; i < buckets.size(); i++) {
            states.add(Decision.State.of(
                    buckets.get(i), Double.parseDouble(reply.get(i + 1).toString())));
        }
        return new Decision(reply.get(0).toInteger() == 1, states, false);
    }

    private static boolean scriptIsMissing(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("NOSCRIPT");
    }

    private static String script() {
        try (InputStream resource = SharedBuckets.class.getResourceAsStream("/redis/token-buckets.lua")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
