/** What this service is told of connectors. */
@NullMarked
package io.fairlead.webhook.connector;

import org.jspecify.annotations.NullMarked;
