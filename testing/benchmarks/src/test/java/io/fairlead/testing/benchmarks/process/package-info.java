@NullMarked
package io.fairlead.testing.benchmarks.process;

import org.jspecify.annotations.NullMarked;
