/** Writes remembered over a crash: written down before they are sent, replaced by their outcome. */
@NullMarked
package io.fairlead.connector.intent;

import org.jspecify.annotations.NullMarked;
