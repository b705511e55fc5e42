package io.fairlead.chassis.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop's connection to Redis. What is asked during a turn of the loop leaves in one piece when the turn ends;
 * nothing changes threads. A connection that was silent or answered with an error is left for a new one: what it leads to
 * may be about to stop, or no longer take writes.
 *
 * <p>All methods run on the loop.
 */
final class LoopConnection {

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);

    private final ContextInternal loop;
    private final RedisOptions options;
    private final Duration patience;
    private List<Question> asked = new ArrayList<>();
    private @Nullable Redis client;
    private @Nullable Future<RedisConnection> connection;

    record Question(RedisScript script, List<String> keys, List<String> arguments, Promise<Response> answer) {

        Request byDigest() {
            return script.byDigest(keys, arguments);
        }

        Request inFull() {
            return script.inFull(keys, arguments);
        }
    }

    LoopConnection(ContextInternal loop, RedisOptions options, Duration patience) {
        this.loop = loop;
        this.options = options;
        this.patience = patience;
    }

    void ask(Question question) {
        asked.add(question);
        if (asked.size() == 1) {
            loop.runOnContext(end -> sendAll());
        }
    }

    private void sendAll() {
        List<Question> turn = asked;
        asked = new ArrayList<>();
        Future<RedisConnection> used = connected();
        used.compose(open -> send(open, turn))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(answers -> answer(turn, answers))
                .onFailure(failure -> {
                    if (used.isComplete()) {
                        leave(used);
                    }
                    turn.forEach(question -> question.answer().tryFail(failure));
                });
    }

    private static Future<List<Response>> send(RedisConnection open, List<Question> turn) {
        return open.batch(turn.stream().map(Question::byDigest).toList())
                .recover(failure -> RedisScript.isUnknown(failure)
                        ? open.batch(turn.stream().map(Question::inFull).toList())
                        : Future.failedFuture(failure));
    }

    private static void answer(List<Question> turn, List<Response> answers) {
        for (int i = 0; i < turn.size(); i++) {
            turn.get(i).answer().tryComplete(answers.get(i));
        }
    }

    /** Connecting may take longer than a question waits: it goes on for those that come after. */
    private Future<RedisConnection> connected() {
        if (connection == null) {
            client = Redis.createClient(loop.owner(), options);
            Future<RedisConnection> begun = client.connect().timeout(CONNECTS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            connection = begun;
            begun.onSuccess(open -> open.endHandler(end -> leave(begun)).exceptionHandler(failure -> leave(begun)))
                    .onFailure(failure -> leave(begun));
        }
        return connection;
    }

    private void leave(Future<RedisConnection> used) {
        if (connection == used && client != null) {
            client.close();
            client = null;
            connection = null;
        }
    }
}
