@NullMarked
package io.fairlead.testing.benchmarks.sync;

import org.jspecify.annotations.NullMarked;
