@NullMarked
package io.fairlead.testing.simulators.oneroster;

import org.jspecify.annotations.NullMarked;
