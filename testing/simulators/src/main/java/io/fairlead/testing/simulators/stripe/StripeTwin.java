package io.fairlead.testing.simulators.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Ids;
import io.fairlead.testing.simulators.twin.Twin;
import io.fairlead.testing.simulators.webhook.Webhooks;
import io.fairlead.testing.simulators.webhook.Wire;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's API v1 in test mode, for two accounts. */
public final class StripeTwin implements Twin {

    private static final String SCHOOL = "sk_test_school_demo";
    private static final Map<String, DemoHistory> ACCOUNTS =
            Map.of(SCHOOL, DemoHistory.SCHOOL, "sk_test_law_demo", DemoHistory.LAW);

    private final Clock clock;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Webhooks webhooks;
    private Ids requestIds = new Ids("requests");

    /** Tells nobody anything. */
    public StripeTwin(Clock clock) {
        this(clock, Wire.NONE);
    }

    public StripeTwin(Clock clock, Wire wire) {
        this.clock = clock;
        this.webhooks =
                Webhooks.registeredByApi(new StripeScheme(), new MadeUpEvents(clock, this::school), clock, wire);
        reset();
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Answer answer(Call call) {
        String requestId = nextRequestId();
        try {
            ApiVersion version =
                    call.header("Stripe-Version").map(ApiVersion::new).orElse(ApiVersion.OF_ACCOUNT);
            Answer answer = answer(call, account(call), version, requestId);
            return signed(answer, call, requestId).with("Stripe-Version", version.text());
        } catch (StripeFailure failure) {
            return signed(failure.answer(requestId), call, requestId);
        }
    }

    private static Answer answer(Call call, Account account, ApiVersion version, String requestId) {
        Optional<String> key =
                call.header("Idempotency-Key").filter(given -> call.method().equals("POST"));
        if (key.isEmpty()) {
            return serve(call, account, version, requestId);
        }
        return account.answers()
                .find(key.get(), call)
                .orElseGet(() -> serveOnce(call, account, version, requestId, key.get()));
    }

    private static Answer serveOnce(Call call, Account account, ApiVersion version, String requestId, String key) {
        try {
            Answer answer = serve(call, account, version, requestId).with("Original-Request", requestId);
            account.answers().keep(key, call, answer);
            return answer;
        } catch (StripeFailure failure) {
            Answer answer = failure.answer(requestId).with("Original-Request", requestId);
            if (failure.afterWorkBegan()) {
                account.answers().keep(key, call, answer);
            }
            return answer;
        }
    }

    private static Answer serve(Call call, Account account, ApiVersion version, String requestId) {
        account.ledger().during(new Ledger.Origin(Optional.of(requestId), call.header("Idempotency-Key")));
        return Answer.json(200, new Api(account, version).serve(call));
    }

    private Account account(Call call) {
        String key = call.header("Authorization")
                .map(StripeTwin::key)
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> StripeFailure.unauthenticated(
                        "You did not provide an API key. Provide it in the Authorization header, using Bearer auth."));
        return Optional.ofNullable(accounts.get(key))
                .orElseThrow(() -> StripeFailure.unauthenticated("Invalid API Key provided: " + masked(key)));
    }

    private static String key(String authorization) {
        if (authorization.startsWith("Basic ")) {
            String pair = new String(Base64.getMimeDecoder().decode(authorization.substring("Basic ".length())), UTF_8);
            return pair.split(":", 2)[0];
        }
        return authorization.startsWith("Bearer ")
                ? authorization.substring("Bearer ".length()).strip()
                : "";
    }

    private static String masked(String key) {
        return key.length() < 16
                ? "*".repeat(key.length())
                : key.substring(0, 8) + "*".repeat(key.length() - 12) + key.substring(key.length() - 4);
    }

    private static Answer signed(Answer answer, Call call, String requestId) {
        Answer signed = answer.with("Request-Id", requestId);
        return call.header("Idempotency-Key")
                .map(key -> signed.with("Idempotency-Key", key))
                .orElse(signed);
    }

    private String nextRequestId() {
        return requestIds.next("req_", 14);
    }

    /** Stripe promises no waiting time; it says which limit was met. */
    @Override
    public Answer throttled(Call call, @Nullable Duration retryAfter) {
        Answer answer = failed(call, 429).with("Stripe-Rate-Limited-Reason", "global-rate");
        return retryAfter == null ? answer : answer.with("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }

    @Override
    public Answer failed(Call call, int status) {
        String requestId = nextRequestId();
        return signed(StripeFailure.ofStatus(status).answer(requestId), call, requestId);
    }

    @Override
    public Optional<Webhooks> webhooks() {
        return Optional.of(webhooks);
    }

    private Ledger school() {
        return Objects.requireNonNull(accounts.get(SCHOOL)).ledger();
    }

    @Override
    public void reset() {
        requestIds = new Ids("requests");
        webhooks.reset();
        ACCOUNTS.forEach((key, history) -> accounts.put(key, new Account(history, clock, webhooks.sender())));
    }
}
