/** Webhooks under fire: none that was acknowledged is lost, and none takes effect twice. */
@NullMarked
package io.fairlead.testing.chaos.webhook;

import org.jspecify.annotations.NullMarked;
