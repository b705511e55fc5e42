package io.fairlead.testing.simulators.stripe;

import java.util.regex.Pattern;

/** The dated version a caller speaks, as far as it changes what the twin sends. */
record ApiVersion(String text) {

    private static final Pattern SHAPE = Pattern.compile("20[0-9]{2}-[01][0-9]-[0-3][0-9](\\.[a-z_]+)?");
    private static final String CHARGES_LEFT_OUT_SINCE = "2022-11-15";

    static final ApiVersion OF_ACCOUNT = new ApiVersion("2020-08-27");

    ApiVersion {
        if (!SHAPE.matcher(text).matches()) {
            throw StripeFailure.invalid("Invalid Stripe API version: " + text);
        }
    }

    /** Whether an intent carries its charges and a charge its refunds, instead of only naming them. */
    boolean embedsLists() {
        return text.compareTo(CHARGES_LEFT_OUT_SINCE) < 0;
    }
}
