/** Processes that are measured, and that end with the benchmark. */
@NullMarked
package io.fairlead.testing.benchmarks.process;

import org.jspecify.annotations.NullMarked;
