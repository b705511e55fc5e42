/**
 * What deliveries brought: each event recorded once, attributed, published, tried again on a schedule when that fails,
 * and waiting for a person when it failed for good.
 */
@NullMarked
package io.fairlead.webhook.event;

import org.jspecify.annotations.NullMarked;
