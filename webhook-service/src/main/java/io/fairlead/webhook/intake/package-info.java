/** Where providers post to: a delivery is verified and made durable, and only then answered. */
@NullMarked
package io.fairlead.webhook.intake;

import org.jspecify.annotations.NullMarked;
