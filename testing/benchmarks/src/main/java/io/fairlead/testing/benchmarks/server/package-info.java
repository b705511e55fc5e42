/** What the gateway is put in front of, and what it is compared with. */
@NullMarked
package io.fairlead.testing.benchmarks.server;

import org.jspecify.annotations.NullMarked;
