/** One process that stands in for providers: it serves every twin and the control API on one port. */
@NullMarked
package io.fairlead.testing.simulators;

import org.jspecify.annotations.NullMarked;
