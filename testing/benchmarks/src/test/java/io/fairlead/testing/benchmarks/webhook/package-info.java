@NullMarked
package io.fairlead.testing.benchmarks.webhook;

import org.jspecify.annotations.NullMarked;
