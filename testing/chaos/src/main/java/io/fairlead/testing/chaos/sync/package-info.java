/** Rosters that come in while parts are hit, and whether in the end every record is as at its source. */
@NullMarked
package io.fairlead.testing.chaos.sync;

import org.jspecify.annotations.NullMarked;
