/** The addresses providers post to: who owns them, by which scheme and secrets their deliveries are verified. */
@NullMarked
package io.fairlead.webhook.endpoint;

import org.jspecify.annotations.NullMarked;
