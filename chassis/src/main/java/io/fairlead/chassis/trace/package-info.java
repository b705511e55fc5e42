@NullMarked
package io.fairlead.chassis.trace;

import org.jspecify.annotations.NullMarked;
