/** A roster's way into the suite, and the least that PostgreSQL would do for it. */
@NullMarked
package io.fairlead.testing.benchmarks.sync;

import org.jspecify.annotations.NullMarked;
