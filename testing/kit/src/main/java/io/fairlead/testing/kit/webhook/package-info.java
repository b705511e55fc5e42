/** Deliveries as providers sign them, written from their documentation and not from the service that verifies them. */
@NullMarked
package io.fairlead.testing.kit.webhook;

import org.jspecify.annotations.NullMarked;
