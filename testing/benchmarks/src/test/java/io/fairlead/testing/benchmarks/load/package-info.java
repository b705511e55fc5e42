/** Requests at a fixed number of connections or at a fixed rate, from a process of their own. */
@NullMarked
package io.fairlead.testing.benchmarks.load;

import org.jspecify.annotations.NullMarked;
