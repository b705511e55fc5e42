@NullMarked
package io.fairlead.testing.simulators;

import org.jspecify.annotations.NullMarked;
