@NullMarked
package io.fairlead.testing.simulators.juso;

import org.jspecify.annotations.NullMarked;
