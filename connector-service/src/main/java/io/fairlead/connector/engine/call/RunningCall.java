package io.fairlead.connector.engine.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.connector.engine.auth.Signed;
import io.fairlead.connector.engine.body.AnswerReader.Reading;
import io.fairlead.connector.engine.body.InvalidInput;
import io.fairlead.connector.engine.body.UnreadableAnswer;
import io.fairlead.connector.engine.budget.Allowance;
import io.fairlead.connector.engine.call.CallOutcome.Answered;
import io.fairlead.connector.engine.call.CallOutcome.Failed;
import io.fairlead.connector.engine.call.CallOutcome.Invalid;
import io.fairlead.connector.engine.failure.CallFailed;
import io.fairlead.connector.engine.failure.HttpFailures;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.http.HttpDate;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.fairlead.connector.engine.manifest.Operation;
import io.fairlead.connector.engine.paging.Cursors.Walk;
import io.fairlead.connector.engine.redaction.Redactor;
import io.fairlead.connector.engine.retry.RetryDecision;
import io.fairlead.connector.engine.retry.RetryPolicy;
import io.fairlead.connector.engine.retry.RetryState;
import io.smallrye.mutiny.Uni;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One call on its way through the pipeline. */
final class RunningCall {
    private static final System.Logger LOG = System.getLogger(RunningCall.class.getName());
    private static final int LONGEST_KEY = 255;
    private static final int UNAUTHORIZED = 401;

    private static final ProviderFailure NOT_VALID =
            ProviderFailure.beforehand(FailureKind.VALIDATION, "The input does not fit the operation");
    private static final ProviderFailure INTERNAL =
            ProviderFailure.beforehand(FailureKind.INTERNAL, "The call failed inside Fairlead");

    /** What is the same in every attempt. */
    private record Prepared(HttpRequest request, @Nullable Walk walk) {}

    private record Answer(
            Reading reading,
            @Nullable String next,
            @Nullable Long total,
            @Nullable Instant providerTime) {}

    private final CallEngine engine;
    private final CallRequest request;
    private final OperationPlan plan;
    private final GuardedCall guard;
    private final Logbook logbook;
    private final Instant deadline;
    private final List<String> tokens = new ArrayList<>();
    private @Nullable Signed signed;
    private boolean renewed;

    RunningCall(CallEngine engine, CallRequest request) {
        this.engine = engine;
        this.request = request;
        this.plan = request.plan();
        this.guard = new GuardedCall(
                subject(),
                Allowance.of(plan.connector(), request.account()),
                shorter(request.patience(), CallEngine.LONGEST),
                engine.controls);
        this.logbook = guard.log();
        this.deadline = guard.deadline();
    }

    private CallSubject subject() {
        return new CallSubject(
                engine.ids.get(),
                request.account(),
                plan.connector().id(),
                plan.operation().id(),
                request.caller(),
                request.traceId());
    }

    Uni<CallOutcome> run() {
        return Uni.createFrom()
                .item(this::prepare)
                .call(guard::enter)
                .call(this::intend)
                .chain(prepared -> attempt(prepared, firstState()))
                .chain(this::answered)
                .onFailure()
                .recoverWithUni(this::outcomeOf)
                .onCancellation()
                .invoke(guard::abandon);
    }

    private Uni<Void> intend(Prepared prepared) {
        var keyHeader = plan.operation().idempotencyHeader();
        var key = keyHeader == null
                ? null
                : prepared.request().headers().first(keyHeader).orElse(null);
        return plan.operation().kind() == Operation.Kind.WRITE
                ? guard.intend(prepared.request(), key)
                : Uni.createFrom().voidItem();
    }

    private Prepared prepare() {
        var pages = plan.pages();
        var walk = pages == null ? null : pages.asked(place(), request.input());
        check(complete(walk));
        var input = walk == null ? request.input() : walk.input();
        var parameters = pages == null || walk == null ? Map.<String, String>of() : pages.parameters(walk);
        var http = plan.requests().build(request.account().settings(), input, parameters);
        var keyHeader = plan.operation().idempotencyHeader();
        return new Prepared(keyHeader == null ? http : http.withHeader(keyHeader, idempotencyKey()), walk);
    }

    /** What the caller sent, completed by what the cursor remembers. */
    private ObjectNode complete(@Nullable Walk walk) {
        return walk == null ? request.input() : walk.input().deepCopy().setAll(request.input());
    }

    private void check(ObjectNode input) {
        var errors = plan.schema().violations(input);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private String idempotencyKey() {
        var given = request.idempotencyKey();
        if (given == null) {
            return engine.ids.get().toString();
        }
        if (given.isBlank() || given.length() > LONGEST_KEY || !Headers.canHold(given)) {
            throw InvalidInput.at("", "The idempotency key must be 1 to 255 visible ASCII characters");
        }
        return given;
    }

    private RetryState firstState() {
        return new RetryState(plan.operation().retry(), plan.repeatable(), 0, deadline);
    }

    private Uni<Answer> attempt(Prepared prepared, RetryState state) {
        logbook.attemptBegins();
        signed = null;
        return plan.authentication()
                .sign(prepared.request(), request.account(), deadline)
                .chain(made -> exchange(made, prepared.walk()))
                .onFailure(HttpFailure.class)
                .transform(failure -> new CallFailed(HttpFailures.seen(failure)))
                .onFailure(CallFailed.class)
                .recoverWithUni(failed -> afterFailure(prepared, state, failed.failure()));
    }

    private Uni<Answer> exchange(Signed made, @Nullable Walk walk) {
        signed = made;
        tokens.addAll(made.secrets());
        var left = Duration.between(engine.surroundings.now(), deadline);
        if (!left.isPositive()) {
            throw new CallFailed(ProviderFailure.beforehand(FailureKind.TIMEOUT, "The call's time ran out"));
        }
        logbook.sends(made.request().body().size());
        return engine.http
                .send(made.request(), shorter(plan.operation().timeout(), left))
                .invoke(answer -> logbook.receives(answer.body().size()))
                .chain(answer -> understood(answer, walk).invoke(() -> logbook.attemptEnds(answer.status(), null)));
    }

    private Uni<Answer> understood(HttpAnswer answer, @Nullable Walk walk) {
        return plan.answers().isHeavy(answer)
                ? engine.surroundings.aside(() -> read(answer, walk))
                : Uni.createFrom().item(() -> read(answer, walk));
    }

    private Answer read(HttpAnswer answer, @Nullable Walk walk) {
        try {
            var reading = plan.answers().read(answer, engine.surroundings.now(), this::redactor);
            return new Answer(reading, next(reading, answer, walk), total(reading, answer), dated(answer));
        } catch (UnreadableAnswer unreadable) {
            throw new CallFailed(unreadable.failure(answer.status()));
        }
    }

    private @Nullable String next(Reading reading, HttpAnswer answer, @Nullable Walk walk) {
        var pages = plan.pages();
        return pages == null || walk == null
                ? null
                : pages.next(place(), walk, reading.body(), answer.headers(), reading.items())
                        .orElse(null);
    }

    private @Nullable Long total(Reading reading, HttpAnswer answer) {
        var pages = plan.pages();
        var total = pages == null ? OptionalLong.empty() : pages.total(reading.body(), answer.headers());
        return total.isPresent() ? total.getAsLong() : null;
    }

    private static @Nullable Instant dated(HttpAnswer answer) {
        return answer.headers().first("Date").flatMap(HttpDate::parse).orElse(null);
    }

    private Uni<Answer> afterFailure(Prepared prepared, RetryState state, ProviderFailure failure) {
        logbook.attemptEnds(failure.status(), failure);
        return renewsToken(failure)
                ? guard.goOn(failure).chain(() -> attempt(prepared, state))
                : guard.heed(failure).chain(() -> repeatOrGiveUp(prepared, state, failure));
    }

    private Uni<Answer> repeatOrGiveUp(Prepared prepared, RetryState state, ProviderFailure failure) {
        return switch (RetryPolicy.next(state, failure, engine.surroundings.now(), engine.random)) {
            case RetryDecision.Wait(var wait)
            when guard.mayRepeat() ->
                engine.surroundings
                        .after(wait)
                        .chain(() -> guard.enterAgain(failure))
                        .chain(() -> attempt(prepared, state.repeated()));
            case RetryDecision.Wait(var wait) -> giveUp(failure, wait);
            case RetryDecision.GiveUp(var retryAfter) -> giveUp(failure, retryAfter);
        };
    }

    private static Uni<Answer> giveUp(ProviderFailure failure, @Nullable Duration retryAfter) {
        return Uni.createFrom().failure(new CallFailed(failure.withRetryAfter(retryAfter)));
    }

    /** A token may be revoked before its time: once in a call a new one is tried. */
    private boolean renewsToken(ProviderFailure failure) {
        var renewal = signed == null ? null : signed.renewal();
        if (renewed || renewal == null || !Objects.equals(failure.status(), UNAUTHORIZED)) {
            return false;
        }
        renewed = true;
        renewal.run();
        return true;
    }

    private Uni<CallOutcome> answered(Answer answer) {
        return guard.end(null)
                .map(record -> new Answered(
                        answer.reading().data(), answer.next(), answer.total(), answer.providerTime(), record));
    }

    private Uni<CallOutcome> outcomeOf(Throwable thrown) {
        return switch (thrown) {
            case InvalidInput invalid -> guard.end(NOT_VALID).map(record -> new Invalid(invalid.errors(), record));
            case CallFailed failed -> guard.end(failed.failure()).map(record -> new Failed(failed.failure(), record));
            default -> {
                LOG.log(Level.ERROR, "A call failed inside the engine", presentable(thrown));
                yield guard.end(INTERNAL).map(record -> new Failed(INTERNAL, record));
            }
        };
    }

    /** The same trace without what the message may quote. */
    private Throwable presentable(Throwable thrown) {
        var message = redactor().clean(String.valueOf(thrown.getMessage()));
        var copy = new IllegalStateException(thrown.getClass().getName() + ": " + message);
        copy.setStackTrace(thrown.getStackTrace());
        return copy;
    }

    private Redactor redactor() {
        return Redactor.of(Stream.concat(request.account().credentials().secrets().stream(), tokens.stream())
                .toList());
    }

    private String place() {
        var account = request.account();
        return String.join(
                "/", account.tenant(), account.integration(), plan.operation().id());
    }

    private static Duration shorter(@Nullable Duration one, Duration other) {
        return one != null && one.compareTo(other) < 0 ? one : other;
    }
}
