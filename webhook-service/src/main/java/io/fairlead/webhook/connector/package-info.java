/** What this service is told of connectors, and what their files say about webhooks. */
@NullMarked
package io.fairlead.webhook.connector;

import org.jspecify.annotations.NullMarked;
