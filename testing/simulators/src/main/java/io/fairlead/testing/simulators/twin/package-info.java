/** What a provider twin is, free of any transport: a call goes in, an answer comes out. */
@NullMarked
package io.fairlead.testing.simulators.twin;

import org.jspecify.annotations.NullMarked;
