@NullMarked
package io.fairlead.testing.simulators.webhook;

import org.jspecify.annotations.NullMarked;
