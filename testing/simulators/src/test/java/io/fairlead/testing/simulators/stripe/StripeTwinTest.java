package io.fairlead.testing.simulators.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testing.simulators.Caller;
import io.fairlead.testing.simulators.MovableClock;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Json;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeTwinTest {

    private final MovableClock clock = new MovableClock();
    private final StripeTwin twin = new StripeTwin(clock);
    private final Caller anyone = new Caller(twin);
    private final Caller school = anyone.with("Authorization", "Bearer sk_test_school_demo");
    private final Caller law = anyone.with("Authorization", "Bearer sk_test_law_demo");

    @Test
    void knowsItsAccountsByTheirKeys() {
        String basic = Base64.getEncoder().encodeToString("sk_test_law_demo:".getBytes(UTF_8));

        assertThat(school.get("/v1/balance").status()).isEqualTo(200);
        assertThat(anyone.with("Authorization", "Basic " + basic)
                        .get("/v1/balance")
                        .status())
                .isEqualTo(200);
        assertThat(anyone.get("/v1/balance").status()).isEqualTo(401);
        Answer wrong =
                anyone.with("Authorization", "Bearer sk_test_somebody_else").get("/v1/balance");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(error(wrong).path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(wrong.body()).doesNotContain("sk_test_somebody_else");
    }

    @Test
    void keepsTheAccountsApart() {
        String customer = id(school.post("/v1/customers", "name", "Only ours"));

        assertThat(law.get("/v1/customers/" + customer).status()).isEqualTo(404);
    }

    @Test
    void createsReadsChangesAndDeletesACustomer() {
        Answer created = school.post(
                "/v1/customers",
                "name",
                "Rosa Park",
                "email",
                "rosa@riverside.example",
                "metadata[a]",
                "1",
                "metadata[b]",
                "2",
                "address[city]",
                "Riverside");
        String path = "/v1/customers/" + id(created);
        Answer changed = school.post(path, "metadata[a]", "", "metadata[c]", "3", "email", "");

        assertThat(json(created).at("/address/city").asText()).isEqualTo("Riverside");
        assertThat(json(changed).path("metadata")).hasToString("{\"b\":\"2\",\"c\":\"3\"}");
        assertThat(json(changed).path("email").isNull()).isTrue();
        assertThat(json(school.delete(path)).path("deleted").asBoolean()).isTrue();
        assertThat(json(school.get(path)).properties()).hasSize(3);
        assertThat(school.post(path, "name", "x").status()).isEqualTo(404);
    }

    @Test
    void turnsPagesByCursorInBothDirections() {
        JsonNode first = json(school.get("/v1/customers", "limit", "10"));
        JsonNode second = json(school.get("/v1/customers", "limit", "10", "starting_after", lastId(first)));
        JsonNode third = json(school.get("/v1/customers", "limit", "10", "starting_after", lastId(second)));
        JsonNode back = json(school.get(
                "/v1/customers",
                "limit",
                "10",
                "ending_before",
                third.at("/data/0/id").asText()));

        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(third.path("data")).hasSize(8);
        assertThat(third.path("has_more").asBoolean()).isFalse();
        assertThat(back).isEqualTo(second);
    }

    @Test
    void filtersByTimeOfCreation() {
        JsonNode all = json(school.get("/v1/customers", "limit", "100")).path("data");
        String fifth = all.get(4).path("created").asText();

        assertThat(json(school.get("/v1/customers", "created[gt]", fifth)).path("data"))
                .hasSize(4);
        assertThat(json(school.get("/v1/customers", "created[gte]", fifth)).path("data"))
                .hasSize(5);
        assertThat(json(school.get("/v1/customers", "created", fifth)).path("data"))
                .hasSize(1);
    }

    @Test
    void takesAPaymentAndShowsItsCharge() {
        JsonNode intent = json(pay("pm_card_visa"));

        assertThat(intent.path("status").asText()).isEqualTo("succeeded");
        assertThat(intent.path("amount_received").asInt()).isEqualTo(2500);
        JsonNode charge =
                json(school.get("/v1/charges/" + intent.at("/charges/data/0/id").asText()));
        assertThat(charge.at("/payment_method_details/card/last4").asText()).isEqualTo("4242");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined,card_declined,generic_decline",
        "pm_card_visa_chargeDeclinedInsufficientFunds,card_declined,insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard,expired_card,''",
        "pm_card_chargeDeclinedProcessingError,processing_error,''"
    })
    void declinesTheCardsThatAreMadeForIt(String card, String code, String declineCode) {
        Answer declined = pay(card);

        assertThat(declined.status()).isEqualTo(402);
        assertThat(error(declined).path("type").asText()).isEqualTo("card_error");
        assertThat(error(declined).path("code").asText()).isEqualTo(code);
        assertThat(error(declined).path("decline_code").asText("")).isEqualTo(declineCode);
        assertThat(error(declined).at("/payment_intent/status").asText()).isEqualTo("requires_payment_method");
        assertThat(json(school.get(
                                "/v1/charges/" + error(declined).path("charge").asText()))
                        .path("status")
                        .asText())
                .isEqualTo("failed");
    }

    @Test
    void asksForAuthenticationWhereTheCardDoes() {
        JsonNode intent = json(pay("pm_card_authenticationRequired"));

        assertThat(intent.path("status").asText()).isEqualTo("requires_action");
        assertThat(intent.at("/next_action/type").asText()).isEqualTo("use_stripe_sdk");
    }

    @Test
    void authorisesFirstAndCapturesPartLater() {
        String intent = "/v1/payment_intents/"
                + id(school.post(
                        "/v1/payment_intents",
                        "amount",
                        "2000",
                        "currency",
                        "usd",
                        "capture_method",
                        "manual",
                        "payment_method",
                        "pm_card_visa"));

        assertThat(json(school.post(intent + "/confirm")).path("status").asText())
                .isEqualTo("requires_capture");
        assertThat(error(school.post(intent + "/capture", "amount_to_capture", "2001"))
                        .path("code")
                        .asText())
                .isEqualTo("amount_too_large");
        assertThat(json(school.post(intent + "/capture", "amount_to_capture", "1500"))
                        .path("amount_received")
                        .asInt())
                .isEqualTo(1500);
        assertThat(error(school.post(intent + "/cancel")).path("code").asText())
                .isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void cancelsWhatIsNotPaid() {
        String intent = id(school.post("/v1/payment_intents", "amount", "2000", "currency", "usd"));

        JsonNode cancelled =
                json(school.post("/v1/payment_intents/" + intent + "/cancel", "cancellation_reason", "duplicate"));

        assertThat(cancelled.path("status").asText()).isEqualTo("canceled");
        assertThat(cancelled.path("cancellation_reason").asText()).isEqualTo("duplicate");
    }

    @Test
    void refundsInPartsUntilNothingIsLeft() {
        String intent = id(pay("pm_card_visa"));

        assertThat(json(school.post("/v1/refunds", "payment_intent", intent, "amount", "1000"))
                        .path("status")
                        .asText())
                .isEqualTo("succeeded");
        assertThat(school.post("/v1/refunds", "payment_intent", intent, "amount", "1501")
                        .status())
                .isEqualTo(400);
        assertThat(json(school.post("/v1/refunds", "payment_intent", intent))
                        .path("amount")
                        .asInt())
                .isEqualTo(1500);
        assertThat(error(school.post("/v1/refunds", "payment_intent", intent))
                        .path("code")
                        .asText())
                .isEqualTo("charge_already_refunded");
    }

    @Test
    void writesDownWhatHappened() {
        Answer created = school.with("Idempotency-Key", "why").post("/v1/customers", "name", "Noted");

        JsonNode event = json(school.get("/v1/events", "type", "customer.created", "limit", "1"))
                .at("/data/0");
        assertThat(event.at("/data/object/id").asText()).isEqualTo(id(created));
        assertThat(event.at("/request/id").asText()).isEqualTo(created.headers().get("Request-Id"));
        assertThat(event.at("/request/idempotency_key").asText()).isEqualTo("why");
    }

    @Test
    void givesTheSameAnswerAgainForTheSameKey() {
        Caller once = school.with("Idempotency-Key", "k-1");

        Answer first = once.post("/v1/customers", "name", "Once");
        Answer second = once.post("/v1/customers", "name", "Once");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers()).doesNotContainKey("Idempotent-Replayed");
        assertThat(second.headers()).containsEntry("Idempotent-Replayed", "true");
        assertThat(json(school.get("/v1/customers", "limit", "100")).path("data"))
                .hasSize(29);
    }

    @Test
    void refusesAKeyForAnotherRequest() {
        Caller once = school.with("Idempotency-Key", "k-2");
        once.post("/v1/customers", "name", "Once");

        Answer other = once.post("/v1/customers", "name", "Twice");

        assertThat(other.status()).isEqualTo(400);
        assertThat(error(other).path("type").asText()).isEqualTo("idempotency_error");
        assertThat(law.with("Idempotency-Key", "k-2")
                        .post("/v1/customers", "name", "Twice")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void remembersADeclineButNoInvalidRequest() {
        Caller once = school.with("Idempotency-Key", "k-3");

        assertThat(once.post("/v1/payment_intents", "amount", "x", "currency", "usd")
                        .status())
                .isEqualTo(400);
        assertThat(pay(once, "pm_card_chargeDeclined").status()).isEqualTo(402);
        assertThat(pay(once, "pm_card_chargeDeclined").headers()).containsEntry("Idempotent-Replayed", "true");
    }

    @Test
    void forgetsAKeyAfterADay() {
        Caller once = school.with("Idempotency-Key", "k-4");
        Answer first = once.post("/v1/customers", "name", "Daily");

        clock.advance(Duration.ofHours(24));

        assertThat(id(once.post("/v1/customers", "name", "Daily"))).isNotEqualTo(id(first));
    }

    @ParameterizedTest
    @CsvSource({
        "amount,0,parameter_invalid_integer",
        "amount,49,amount_too_small",
        "amount,many,parameter_invalid_integer",
        "currency,xxq,parameter_invalid_string",
        "customer,cus_nobody,resource_missing",
        "payment_method,pm_nothing,resource_missing",
        "colour,red,parameter_unknown"
    })
    void namesTheParameterItCannotAccept(String name, String value, String code) {
        List<String> names = List.of("amount", "currency");
        Answer refused = school.post(
                "/v1/payment_intents",
                "amount",
                name.equals("amount") ? value : "500",
                "currency",
                name.equals("currency") ? value : "usd",
                names.contains(name) ? "description" : name,
                value);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(error(refused).path("code").asText()).isEqualTo(code);
        assertThat(error(refused).path("param").asText()).isEqualTo(name);
    }

    @Test
    void namesAMissingParameter() {
        assertThat(error(school.post("/v1/payment_intents", "currency", "usd"))
                        .path("code")
                        .asText())
                .isEqualTo("parameter_missing");
    }

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,101", "limit,ten", "starting_after,cus_none", "created[near],1", "page,2"})
    void refusesAPageItCannotMake(String name, String value) {
        assertThat(school.get("/v1/customers", name, value).status()).isEqualTo(400);
    }

    @Test
    void echoesTheVersionAndSpeaksIt() {
        Caller recent = school.with("Stripe-Version", "2025-03-31.basil");

        Answer old = pay(school, "pm_card_visa");
        Answer now = pay(recent, "pm_card_visa");

        assertThat(old.headers()).containsEntry("Stripe-Version", "2020-08-27");
        assertThat(json(old).has("charges")).isTrue();
        assertThat(now.headers()).containsEntry("Stripe-Version", "2025-03-31.basil");
        assertThat(json(now).has("charges")).isFalse();
        assertThat(json(now).path("latest_charge").asText()).startsWith("ch_");
        assertThat(school.with("Stripe-Version", "yesterday").get("/v1/balance").status())
                .isEqualTo(400);
    }

    @Test
    void putsTheAskedObjectsInPlaceOfTheirIds() {
        JsonNode page = json(school.get("/v1/payment_intents", "limit", "2", "expand[]", "data.customer"));

        assertThat(page.at("/data/0/customer/object").asText()).isEqualTo("customer");
        assertThat(school.get("/v1/payment_intents", "expand[]", "data.mood").status())
                .isEqualTo(400);
    }

    @Test
    void givesTheSameIdsInEveryRun() {
        Answer here = school.post("/v1/customers", "name", "Same");
        Answer there = new Caller(new StripeTwin(clock))
                .with("Authorization", "Bearer sk_test_school_demo")
                .post("/v1/customers", "name", "Same");

        assertThat(there).isEqualTo(here);
    }

    private Answer pay(String card) {
        return pay(school, card);
    }

    private static Answer pay(Caller caller, String card) {
        return caller.post(
                "/v1/payment_intents", "amount", "2500", "currency", "USD", "payment_method", card, "confirm", "true");
    }

    private static String lastId(JsonNode page) {
        return page.path("data").get(page.path("data").size() - 1).path("id").asText();
    }

    private static String id(Answer answer) {
        return json(answer).path("id").asText();
    }

    private static JsonNode error(Answer answer) {
        return json(answer).path("error");
    }

    private static JsonNode json(Answer answer) {
        return Json.parseObject(answer.body()).orElseThrow();
    }
}
