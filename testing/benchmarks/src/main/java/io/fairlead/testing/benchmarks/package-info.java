/** Measures the packaged services from outside, each in a process of its own, and prints a line for each figure. */
@NullMarked
package io.fairlead.testing.benchmarks;

import org.jspecify.annotations.NullMarked;
