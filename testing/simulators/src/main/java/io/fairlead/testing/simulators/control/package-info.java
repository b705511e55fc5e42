/** Faults on demand, request limits and the record of what really reached a twin. */
@NullMarked
package io.fairlead.testing.simulators.control;

import org.jspecify.annotations.NullMarked;
