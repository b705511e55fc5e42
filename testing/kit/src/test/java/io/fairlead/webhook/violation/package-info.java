@NullMarked
package io.fairlead.webhook.violation;

import org.jspecify.annotations.NullMarked;
