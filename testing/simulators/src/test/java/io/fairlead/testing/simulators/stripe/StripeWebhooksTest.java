package io.fairlead.testing.simulators.stripe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.Webhook;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.ApiVersion;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointUpdateParams;
import io.fairlead.testing.simulators.Receiver;
import io.fairlead.testing.simulators.Receiver.Arrival;
import io.fairlead.testing.simulators.Simulators;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stripe's own library on both ends: it registers the endpoints and judges what arrives there. */
class StripeWebhooksTest {

    private static Simulators simulators;

    private final Receiver receiver = new Receiver();
    private final StripeClient school = client("sk_test_school_demo");
    private final StripeClient law = client("sk_test_law_demo");

    @BeforeAll
    static void start() {
        simulators = Simulators.start(0, 230);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @BeforeEach
    void startOver() {
        control().post("/_control/stripe/reset").then().statusCode(204);
        control()
                .body("{\"pausesMs\": [1, 1, 1], \"timeoutMs\": 120000}")
                .put("/_control/stripe/retries")
                .then()
                .statusCode(204);
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void showsASecretOnceAndNeverAgain() throws StripeException {
        WebhookEndpoint created = endpoint(EnabledEvent.ALL);

        assertThat(created.getSecret()).matches("whsec_[0-9A-Za-z]{32}");
        assertThat(created.getId()).startsWith("we_");
        assertThat(school.webhookEndpoints().retrieve(created.getId()).getSecret())
                .isNull();
        assertThat(school.webhookEndpoints().list().getData())
                .extracting(WebhookEndpoint::getUrl, WebhookEndpoint::getSecret)
                .containsExactly(tuple(receiver.url("/hook"), null));
        assertThat(law.webhookEndpoints().list().getData()).isEmpty();
    }

    @Test
    void tellsOfAPaymentAndItsRefundWithWhatTheSdkAccepts() throws StripeException {
        String secret = endpoint(EnabledEvent.ALL).getSecret();

        PaymentIntent intent = pay(school, "pm_card_visa", CaptureMethod.AUTOMATIC);
        List<Event> paid = events(3, secret);
        school.refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .build());
        Event refunded = events(1, secret).getFirst();

        assertThat(paid)
                .extracting(Event::getType)
                .containsExactlyInAnyOrder("payment_intent.created", "charge.succeeded", "payment_intent.succeeded");
        assertThat(paid).allSatisfy(event -> {
            assertThat(event.getId()).startsWith("evt_");
            assertThat(event.getApiVersion()).isEqualTo("2020-08-27");
            assertThat(event.getLivemode()).isFalse();
            assertThat(event.getPendingWebhooks()).isEqualTo(1);
            assertThat(event.getRequest().getId()).startsWith("req_");
        });
        assertThat(refunded.getType()).isEqualTo("charge.refunded");
    }

    @Test
    void tellsOfACustomersLife() throws StripeException {
        String secret = endpoint(EnabledEvent.ALL).getSecret();

        String customer = school.customers()
                .create(CustomerCreateParams.builder().setName("Ada").build())
                .getId();
        school.customers()
                .update(customer, CustomerUpdateParams.builder().setName("Eve").build());
        school.customers().delete(customer);

        List<Event> events = events(3, secret);
        assertThat(events)
                .extracting(Event::getType)
                .containsExactlyInAnyOrder("customer.created", "customer.updated", "customer.deleted");
        assertThat(events)
                .filteredOn(event -> event.getType().equals("customer.updated"))
                .first()
                .satisfies(event ->
                        assertThat(event.getData().getPreviousAttributes()).isEqualTo(Map.of("name", "Ada")));
        assertThat(events).allSatisfy(event -> assertThat(
                        event.getDataObjectDeserializer().getRawJson())
                .contains("\"id\":\"" + customer + "\"", "\"name\":"));
    }

    @Test
    void tellsOfWhatIsHeldCancelledAndDeclined() throws StripeException {
        String secret = endpoint(
                        EnabledEvent.PAYMENT_INTENT__AMOUNT_CAPTURABLE_UPDATED,
                        EnabledEvent.PAYMENT_INTENT__CANCELED,
                        EnabledEvent.PAYMENT_INTENT__PAYMENT_FAILED)
                .getSecret();

        String held = pay(school, "pm_card_visa", CaptureMethod.MANUAL).getId();
        school.paymentIntents().cancel(held);
        assertThatThrownBy(() -> pay(school, "pm_card_chargeDeclined", CaptureMethod.AUTOMATIC))
                .isInstanceOf(CardException.class);

        assertThat(events(3, secret))
                .extracting(Event::getType)
                .containsExactlyInAnyOrder(
                        "payment_intent.amount_capturable_updated",
                        "payment_intent.canceled",
                        "payment_intent.payment_failed");
    }

    @Test
    void speaksTheVersionAnEndpointWasMadeFor() throws StripeException {
        String secret = school.webhookEndpoints()
                .create(params(EnabledEvent.PAYMENT_INTENT__SUCCEEDED)
                        .setApiVersion(ApiVersion.VERSION_2025_03_31_BASIL)
                        .build())
                .getSecret();

        PaymentIntent paid = pay(school, "pm_card_visa", CaptureMethod.AUTOMATIC);

        Event event = events(1, secret).getFirst();
        assertThat(event.getApiVersion()).isEqualTo(Stripe.API_VERSION);
        assertThat(event.getDataObjectDeserializer().getObject())
                .get()
                .isInstanceOfSatisfying(PaymentIntent.class, intent -> {
                    assertThat(intent.getId()).isEqualTo(paid.getId());
                    assertThat(intent.getLatestCharge()).startsWith("ch_");
                });
    }

    @Test
    void sendsTheHeadersStripeSends() throws StripeException {
        endpoint(EnabledEvent.CUSTOMER__CREATED);
        createCustomer(school);

        Arrival arrival = receiver.next();

        assertThat(arrival.path()).isEqualTo("/hook");
        assertThat(arrival.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(arrival.header("User-Agent")).isEqualTo("Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        assertThat(arrival.header("Stripe-Signature")).matches("t=[0-9]+,v1=[0-9a-f]{64}");
    }

    @Test
    void repeatsAnEventUntilItIsTakenAndFollowsNoRedirect() throws StripeException {
        receiver.thenAnswers(500)
                .thenAnswers(302, Map.of("Location", receiver.url("/elsewhere")))
                .thenAnswers(429);
        String secret = endpoint(EnabledEvent.CUSTOMER__CREATED).getSecret();
        createCustomer(school);

        List<Arrival> arrivals = receiver.next(4);

        assertThat(arrivals).extracting(Arrival::path).containsOnly("/hook");
        assertThat(arrivals)
                .extracting(arrival -> verified(arrival, secret).getId())
                .containsOnly(verified(arrivals.getFirst(), secret).getId());
        assertThat(arrivals)
                .extracting(Arrival::body)
                .containsOnly(arrivals.getFirst().body());
        control()
                .get("/_control/stripe/deliveries")
                .then()
                .body("total", equalTo(1))
                .body("deliveries[0].type", equalTo("customer.created"));
    }

    @Test
    void repeatsWhatWasNotAnsweredInTime() throws StripeException {
        control()
                .body("{\"pausesMs\": [%s], \"timeoutMs\": 500}".formatted("1, ".repeat(19) + "1"))
                .put("/_control/stripe/retries")
                .then()
                .statusCode(204);
        receiver.thenIsSilent();
        String secret = endpoint(EnabledEvent.CUSTOMER__CREATED).getSecret();
        createCustomer(school);

        assertThat(receiver.next(2))
                .extracting(arrival -> verified(arrival, secret).getId())
                .satisfies(ids -> assertThat(ids.getFirst()).isEqualTo(ids.getLast()));
    }

    @Test
    void tellsOnlyTheAccountWhoseEventItIs() throws StripeException {
        String secret = endpoint(EnabledEvent.CUSTOMER__CREATED).getSecret();

        createCustomer(law);
        String ours = createCustomer(school);

        assertThat(events(1, secret).getFirst().getDataObjectDeserializer().getRawJson())
                .contains(ours);
        assertThat(receiver.waiting()).isZero();
    }

    @Test
    void tellsNobodyWhoIsDisabledOrRemoved() throws StripeException {
        WebhookEndpoint disabled = endpoint(EnabledEvent.ALL);
        WebhookEndpoint removed = endpoint(EnabledEvent.ALL);
        String last = endpoint(EnabledEvent.ALL).getSecret();
        school.webhookEndpoints()
                .update(
                        disabled.getId(),
                        WebhookEndpointUpdateParams.builder().setDisabled(true).build());
        assertThat(school.webhookEndpoints().delete(removed.getId()).getDeleted())
                .isTrue();

        createCustomer(school);

        assertThat(events(1, last).getFirst().getPendingWebhooks()).isEqualTo(1);
        control().get("/_control/stripe/deliveries").then().body("deliveries", hasSize(1));
        assertThatThrownBy(() -> school.webhookEndpoints().retrieve(removed.getId()))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void countsDownWhoIsStillToBeTold() throws StripeException {
        String secret = endpoint(EnabledEvent.CUSTOMER__CREATED).getSecret();
        createCustomer(school);
        String id = events(1, secret).getFirst().getId();

        Receiver.await(() -> pending(id) == 0);
        assertThat(school.events()
                        .list(EventListParams.builder()
                                .setDeliverySuccess(false)
                                .build())
                        .getData())
                .isEmpty();
    }

    private long pending(String event) {
        try {
            return school.events().retrieve(event).getPendingWebhooks();
        } catch (StripeException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void letsAnEventBeReadAgain() throws StripeException {
        receiver.thenAnswers(500).thenAnswers(500).thenAnswers(500).thenAnswers(500);
        String secret = endpoint(EnabledEvent.CUSTOMER__CREATED).getSecret();
        createCustomer(school);
        String id = events(4, secret).getFirst().getId();

        Event read = school.events().retrieve(id);
        List<Event> undelivered = school.events()
                .list(EventListParams.builder().setDeliverySuccess(false).build())
                .getData();
        List<Event> ofTwoTypes = school.events()
                .list(EventListParams.builder()
                        .addType("customer.created")
                        .addType("customer.deleted")
                        .setLimit(1L)
                        .build())
                .getData();

        assertThat(read.getType()).isEqualTo("customer.created");
        assertThat(undelivered).extracting(Event::getId).containsExactly(id);
        assertThat(ofTwoTypes).extracting(Event::getId).containsExactly(id);
    }

    @Test
    void refusesAnEndpointItCannotServe() {
        assertThatThrownBy(() -> school.webhookEndpoints()
                        .create(WebhookEndpointCreateParams.builder()
                                .setUrl("ftp://localhost/hook")
                                .addEnabledEvent(EnabledEvent.ALL)
                                .build()))
                .isInstanceOfSatisfying(InvalidRequestException.class, refused -> assertThat(refused.getCode())
                        .isEqualTo("url_invalid"));
        assertThatThrownBy(() -> school.webhookEndpoints()
                        .create(WebhookEndpointCreateParams.builder()
                                .setUrl(receiver.url("/hook"))
                                .build()))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> {
                    for (int index = 0; index <= 16; index++) {
                        endpoint(EnabledEvent.ALL);
                    }
                })
                .hasMessageContaining("maximum of 16");
    }

    @Test
    void sendsOnDemandWhatTheSdkAccepts() {
        List<String> answered = control()
                .body(order("\"type\": \"charge.refunded\", \"data\": {\"id\": \"ch_1\", \"object\": \"charge\"},"
                        + " \"count\": 3, \"duplicates\": 2"))
                .post("/_control/stripe/deliveries")
                .then()
                .statusCode(200)
                .body("sent", equalTo(9))
                .extract()
                .path("answers.deliveryId");

        List<Event> events = events(9, "whsec_test");

        assertThat(events).extracting(Event::getType).containsOnly("charge.refunded");
        assertThat(events).extracting(Event::getId).containsExactlyInAnyOrderElementsOf(answered);
        assertThat(answered.stream().distinct()).hasSize(3);
        assertThat(events).allSatisfy(event -> assertThat(
                        event.getDataObjectDeserializer().getRawJson())
                .contains("\"ch_1\""));
    }

    @Test
    void makesUpEventsAboutWhatIsInTheAccount() throws StripeException {
        control().body(order("\"count\": 2")).post("/_control/stripe/deliveries");

        List<Event> events = events(2, "whsec_test");

        assertThat(events).extracting(Event::getType).containsOnly("payment_intent.succeeded");
        List<String> known = new ArrayList<>();
        for (PaymentIntent intent : school.paymentIntents().list().getData()) {
            known.add(intent.getId());
        }
        assertThat(events)
                .extracting(event -> event.getDataObjectDeserializer()
                        .getRawJson()
                        .replaceFirst("(?s).*\"id\":\"(pi_[^\"]*)\".*", "$1"))
                .isSubsetOf(known)
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhatCameBack() {
        receiver.thenAnswers(401);

        control()
                .body(order("\"body\": {\"id\": \"evt_mine\", \"type\": \"x.y\"}"))
                .post("/_control/stripe/deliveries")
                .then()
                .body("sent", equalTo(1))
                .body("answers.status", contains(401))
                .body("answers.deliveryId", contains("evt_mine"));
        assertThat(receiver.next().body()).isEqualTo("{\"id\":\"evt_mine\",\"type\":\"x.y\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "altered", "late"})
    void sendsOnDemandWhatTheSdkRefuses(String fault) {
        control()
                .body(order("\"fault\": \"" + fault + "\""))
                .post("/_control/stripe/deliveries")
                .then()
                .body("sent", equalTo(1));
        Arrival arrival = receiver.next();

        assertThatThrownBy(
                        () -> Webhook.constructEvent(arrival.body(), arrival.header("Stripe-Signature"), "whsec_test"))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void whatIsLateIsOtherwiseGenuine() throws SignatureVerificationException {
        control().body(order("\"fault\": \"late\"")).post("/_control/stripe/deliveries");
        Arrival arrival = receiver.next();

        assertThat(Webhook.constructEvent(arrival.body(), arrival.header("Stripe-Signature"), "whsec_test", 7_200))
                .isNotNull();
    }

    @Test
    void sendsOnDemandWithoutASignature() {
        control().body(order("\"fault\": \"unsigned\"")).post("/_control/stripe/deliveries");

        assertThat(receiver.next().headers().keySet())
                .contains("User-agent")
                .noneMatch(header -> header.equalsIgnoreCase("Stripe-Signature"));
    }

    @Test
    void sendsOnDemandMoreThanAWebhookHas() {
        control().body(order("\"fault\": \"oversized\"")).post("/_control/stripe/deliveries");

        Arrival arrival = receiver.next();

        assertThat(arrival.body()).hasSizeGreaterThan(5 << 20);
        assertThat(verified(arrival, "whsec_test").getType()).isEqualTo("payment_intent.succeeded");
    }

    @Test
    void breaksOffOnDemand() {
        control()
                .body(order("\"fault\": \"truncated\""))
                .post("/_control/stripe/deliveries")
                .then()
                .body("answers[0].status", equalTo(null))
                .body("answers[0].reason", equalTo("cut off half-way, as told"));
        assertThat(receiver.waiting()).isZero();
    }

    private String order(String more) {
        return "{\"url\": \"%s\", \"secret\": \"whsec_test\", %s}".formatted(receiver.url("/hook"), more);
    }

    private List<Event> events(int count, String secret) {
        return receiver.next(count).stream()
                .map(arrival -> verified(arrival, secret))
                .toList();
    }

    private static Event verified(Arrival arrival, String secret) {
        try {
            return Webhook.constructEvent(arrival.body(), arrival.header("Stripe-Signature"), secret);
        } catch (SignatureVerificationException refused) {
            throw new AssertionError(refused);
        }
    }

    private WebhookEndpoint endpoint(EnabledEvent... events) throws StripeException {
        return school.webhookEndpoints().create(params(events).build());
    }

    private WebhookEndpointCreateParams.Builder params(EnabledEvent... events) {
        return WebhookEndpointCreateParams.builder()
                .setUrl(receiver.url("/hook"))
                .addAllEnabledEvent(List.of(events));
    }

    private static String createCustomer(StripeClient client) throws StripeException {
        return client.customers()
                .create(CustomerCreateParams.builder().setName("Told").build())
                .getId();
    }

    private static PaymentIntent pay(StripeClient client, String card, CaptureMethod capture) throws StripeException {
        return client.paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(2_500L)
                        .setCurrency("usd")
                        .setPaymentMethod(card)
                        .setCaptureMethod(capture)
                        .setConfirm(true)
                        .build());
    }

    private static StripeClient client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(simulators.baseUrl() + "/stripe")
                .setMaxNetworkRetries(0)
                .build();
    }

    private static RequestSpecification control() {
        return given().baseUri(simulators.baseUrl());
    }
}
