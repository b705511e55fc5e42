/** One list of everything that waits for a person, whichever service owns it. */
@NullMarked
package io.fairlead.monitoring.inbox;

import org.jspecify.annotations.NullMarked;
