/** Runs: queued, worked on page by page under a lease, parked when they would delete too much, and told of. */
@NullMarked
package io.fairlead.sync.run;

import org.jspecify.annotations.NullMarked;
