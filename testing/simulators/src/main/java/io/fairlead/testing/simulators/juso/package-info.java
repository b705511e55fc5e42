/** Korean road name address search as juso.go.kr offers it. */
@NullMarked
package io.fairlead.testing.simulators.juso;

import org.jspecify.annotations.NullMarked;
