/** What a genuine delivery says: which events, of what, and whether it was seen before. Plain Java, no framework. */
@NullMarked
package io.fairlead.webhook.interpretation;

import org.jspecify.annotations.NullMarked;
