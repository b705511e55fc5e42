/** Signed deliveries, when their events are visible, and what PostgreSQL alone could store in the same time. */
@NullMarked
package io.fairlead.testing.benchmarks.webhook;

import org.jspecify.annotations.NullMarked;
