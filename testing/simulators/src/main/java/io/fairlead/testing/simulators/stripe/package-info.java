/** Stripe API v1: customers, payment intents, charges, refunds, events. */
@NullMarked
package io.fairlead.testing.simulators.stripe;

import org.jspecify.annotations.NullMarked;
