/** Runs that kill parts of the suite while it works, and then count. */
@NullMarked
package io.fairlead.testing.chaos;

import org.jspecify.annotations.NullMarked;
