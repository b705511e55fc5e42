package io.fairlead.testing.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import io.fairlead.testing.kit.suite.Suite;
import org.junit.jupiter.api.Test;

/** Stripe's own SDK, which takes the proxy for Stripe and a token of the suite for its API key. */
@WithSuite
class StripeSdkTest {
    private final Suite suite;
    private final StripeClient stripe;

    StripeSdkTest(Suite suite) {
        this.suite = suite;
        new Journey(suite, "school").configure();
        this.stripe = client(suite.token("school-operator"));
    }

    @Test
    void createsRetrievesAndListsPaymentIntents() throws StripeException {
        var created = stripe.paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(4_500L)
                        .setCurrency("usd")
                        .setPaymentMethod("pm_card_visa")
                        .setConfirm(true)
                        .build());

        var retrieved = stripe.paymentIntents().retrieve(created.getId());
        var listed = stripe.paymentIntents()
                .list(PaymentIntentListParams.builder().setLimit(10L).build());

        assertThat(retrieved.getStatus()).isEqualTo("succeeded");
        assertThat(retrieved.getAmount()).isEqualTo(4_500L);
        assertThat(listed.getData()).extracting("id").contains(created.getId());
    }

    @Test
    void meetsARefusalAsAtStripe() {
        var declined = catchThrowableOfType(CardException.class, () -> stripe.paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(4_500L)
                        .setCurrency("usd")
                        .setPaymentMethod("pm_card_chargeDeclined")
                        .setConfirm(true)
                        .build()));
        var missing = catchThrowableOfType(
                InvalidRequestException.class, () -> stripe.paymentIntents().retrieve("pi_missing"));

        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo("card_declined");
        assertThat(missing.getStatusCode()).isEqualTo(404);
        assertThat(missing.getCode()).isEqualTo("resource_missing");
    }

    @Test
    void aTokenThatIsNotOursIsNoKey() {
        var refused = catchThrowableOfType(
                StripeException.class,
                () -> client("sk_live_something").customers().list());

        assertThat(refused.getStatusCode()).isEqualTo(401);
        assertThat(refused).hasMessageContaining("unauthenticated");
    }

    private StripeClient client(String token) {
        return StripeClient.builder()
                .setApiKey(token)
                .setApiBase(suite.gateway() + "/api/v1/proxy/" + Journey.INTEGRATION)
                .build();
    }
}
