/** The packaged suite as a whole, seen from outside. */
@NullMarked
package io.fairlead.testing.e2e;

import org.jspecify.annotations.NullMarked;
