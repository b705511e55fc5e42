@NullMarked
package io.fairlead.testing.simulators.stripe;

import org.jspecify.annotations.NullMarked;
