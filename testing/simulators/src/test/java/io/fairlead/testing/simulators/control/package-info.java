@NullMarked
package io.fairlead.testing.simulators.control;

import org.jspecify.annotations.NullMarked;
