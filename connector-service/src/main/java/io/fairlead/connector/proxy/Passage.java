package io.fairlead.connector.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.account.OpenedAccount;
import io.fairlead.connector.call.ProviderProblems;
import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.auth.Authentication;
import io.fairlead.connector.engine.auth.Signed;
import io.fairlead.connector.engine.call.CallRecord;
import io.fairlead.connector.engine.call.GuardedCall;
import io.fairlead.connector.engine.call.Logbook;
import io.fairlead.connector.engine.failure.CallFailed;
import io.fairlead.connector.engine.failure.HttpFailures;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.failure.ProviderFailure.Effect;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.fairlead.connector.engine.manifest.Retry;
import io.fairlead.connector.engine.manifest.Template;
import io.fairlead.connector.engine.retry.RetryAfter;
import io.fairlead.connector.engine.retry.RetryDecision;
import io.fairlead.connector.engine.retry.RetryPolicy;
import io.fairlead.connector.engine.retry.RetryState;
import io.fairlead.connector.http.StreamedExchange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One request on its way through. */
final class Passage {
    private static final int UNAUTHORIZED = 401;
    private static final int FIRST_REFUSAL = 400;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private static final ProviderFailure BROKEN_OFF = new ProviderFailure(
            FailureKind.UNREADABLE, null, "The answer broke off", null, null, Effect.POSSIBLE, true);

    private final Passages passages;
    private final HttpServerRequest request;
    private final ProxyBody body;
    private final Account account;
    private final Connector connector;
    private final Authentication authentication;
    private final URI address;
    private final Instant deadline;
    private final GuardedCall guard;
    private final Logbook log;
    private @Nullable StreamedExchange exchange;
    private boolean renewed;
    private boolean gone;
    private boolean counted;

    Passage(
            Passages passages,
            HttpServerRequest request,
            ProxyBody body,
            OpenedAccount opened,
            ProxyTarget target,
            GuardedCall guard) {
        this.passages = passages;
        this.request = request;
        this.body = body;
        this.account = opened.account();
        this.connector = opened.connector();
        this.authentication = passages.workshop.authentications().of(connector.auth());
        this.address = target.below(baseUrl(account));
        this.deadline = guard.deadline();
        this.guard = guard;
        this.log = guard.log();
    }

    Uni<Void> run() {
        request.response().closeHandler(closed -> callerWent());
        return guard.enter()
                .chain(this::intend)
                .chain(() -> attempt(new RetryState(Retry.USUAL, body.repeatable(), 0, deadline)))
                .chain(this::passOn)
                .onFailure(CallFailed.class)
                .call(failed -> guard.end(failed.failure()))
                .onFailure(CallFailed.class)
                .transform(failed -> ProviderProblems.of(failed.failure()));
    }

    private Uni<Void> intend() {
        return ProxyRoute.WRITES.contains(request.method())
                ? guard.intend(unsigned(), request.getHeader(ProxyBody.IDEMPOTENCY_KEY))
                : Uni.createFrom().voidItem();
    }

    private Uni<HttpClientResponse> attempt(RetryState state) {
        log.attemptBegins();
        return authentication
                .sign(unsigned(), account, deadline)
                .chain(signed -> exchange(signed, state))
                .onFailure(HttpFailure.class)
                .transform(failure -> new CallFailed(HttpFailures.seen(failure)))
                .onFailure(CallFailed.class)
                .recoverWithUni(failed -> afterFailure(failed.failure(), state));
    }

    private HttpRequest unsigned() {
        var headers = ProxyHeaders.toProvider(request.headers());
        for (var header : connector.headers().entrySet())
            if (headers.first(header.getKey()).isEmpty())
                headers = withDefault(headers, header.getKey(), header.getValue());
        return new HttpRequest(request.method().name(), address, headers, body.held(), 0);
    }

    /** What the connector sends with every request, unless the caller says it differently. */
    private Headers withDefault(Headers headers, String name, Template template) {
        var value = template.text(this::setting, UnaryOperator.identity());
        if (value.isEmpty()) return headers;
        if (!Headers.canHold(value.get()))
            throw new CallFailed(ProviderFailure.beforehand(
                    FailureKind.VALIDATION, "A setting of this integration cannot be sent as a header"));
        return headers.with(name, value.get());
    }

    private @Nullable JsonNode setting(Template.Reference reference) {
        return reference.source() == Template.Source.SETTINGS ? account.setting(reference.name()) : null;
    }

    private Uni<HttpClientResponse> exchange(Signed signed, RetryState state) {
        var left = Duration.between(passages.surroundings.now(), deadline);
        if (gone) throw new CallFailed(GuardedCall.CALLER_GONE);
        if (!left.isPositive())
            throw new CallFailed(ProviderFailure.beforehand(FailureKind.TIMEOUT, "The call's time ran out"));
        var begun = passages.streams.begin(signed.request(), left);
        exchange = begun;
        return Uni.createFrom()
                .completionStage(() -> begun.send(body.stream()).toCompletionStage())
                .chain(answer -> renews(signed, answer)
                        ? renewed(answer, state)
                        : Uni.createFrom().item(answer));
    }

    /** A token may be revoked before its time: once, and where nothing is lost by it, a new one is tried. */
    private boolean renews(Signed signed, HttpClientResponse answer) {
        if (answer.statusCode() != UNAUTHORIZED || signed.renewal() == null || renewed) return false;
        signed.renewal().run();
        renewed = true;
        return body.stream() == null;
    }

    private Uni<HttpClientResponse> renewed(HttpClientResponse refused, RetryState state) {
        var failure = failure(refused);
        log.attemptEnds(refused.statusCode(), failure);
        refused.request().reset();
        return failure == null ? attempt(state) : guard.goOn(failure).chain(() -> attempt(state));
    }

    private Uni<HttpClientResponse> afterFailure(ProviderFailure failure, RetryState state) {
        log.attemptEnds(failure.status(), failure);
        return switch (RetryPolicy.next(state, failure, passages.surroundings.now(), passages.random)) {
            case RetryDecision.Wait(var wait)
            when guard.mayRepeat() ->
                passages.surroundings
                        .after(wait)
                        .chain(() -> guard.enterAgain(failure))
                        .chain(() -> attempt(state.repeated()));
            case RetryDecision.Wait(var wait) -> giveUp(failure, wait);
            case RetryDecision.GiveUp(var retryAfter) -> giveUp(failure, retryAfter);
        };
    }

    private static Uni<HttpClientResponse> giveUp(ProviderFailure failure, @Nullable Duration retryAfter) {
        return Uni.createFrom().failure(new CallFailed(failure.withRetryAfter(retryAfter)));
    }

    private Uni<Void> passOn(HttpClientResponse answer) {
        var status = answer.statusCode();
        var failure = failure(answer);
        log.attemptEnds(status, failure);
        var response = request.response().setStatusCode(status).setStatusMessage(answer.statusMessage());
        response.headers().addAll(ProxyHeaders.toCaller(answer.headers()));
        response.setChunked(!response.headers().contains(HttpHeaders.CONTENT_LENGTH) && hasContent(status));
        return Uni.createFrom()
                .completionStage(
                        () -> answer.pipe().endOnFailure(false).to(response).toCompletionStage())
                .call(() -> failure == null ? Uni.createFrom().voidItem() : guard.heed(failure))
                .call(() -> ended(failure))
                .onFailure()
                .call(() -> ended(BROKEN_OFF));
    }

    private Uni<CallRecord> ended(@Nullable ProviderFailure failure) {
        count();
        return guard.end(failure);
    }

    private boolean hasContent(int status) {
        return !HttpMethod.HEAD.equals(request.method()) && status != NO_CONTENT && status != NOT_MODIFIED;
    }

    /** What the provider's status means to the call log; the caller gets it as it is. */
    private @Nullable ProviderFailure failure(HttpClientResponse answer) {
        var status = answer.statusCode();
        if (status < FIRST_REFUSAL) return null;
        var kind = connector.errors().kindOf(status, null);
        var retryAfter = answer.getHeader(HttpHeaders.RETRY_AFTER);
        return new ProviderFailure(
                kind,
                null,
                "The provider answered %d".formatted(status),
                status,
                retryAfter == null
                        ? null
                        : RetryAfter.parse(retryAfter, passages.surroundings.now())
                                .orElse(null),
                Effect.NONE,
                kind.passing());
    }

    private void callerWent() {
        if (request.response().ended()) return;
        gone = true;
        if (exchange != null) exchange.abandon();
        count();
        guard.abandon();
    }

    private void count() {
        if (counted) return;
        counted = true;
        log.sends(request.bytesRead());
        log.receives(request.response().bytesWritten());
    }

    private static String baseUrl(Account account) {
        var base = account.setting(Connector.BASE_URL);
        return base == null ? "" : base.asText();
    }
}
