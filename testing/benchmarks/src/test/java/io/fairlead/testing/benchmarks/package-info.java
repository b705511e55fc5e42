@NullMarked
package io.fairlead.testing.benchmarks;

import org.jspecify.annotations.NullMarked;
