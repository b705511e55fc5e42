/** What this service knows of integrations. */
@NullMarked
package io.fairlead.webhook.integration;

import org.jspecify.annotations.NullMarked;
