@NullMarked
package io.fairlead.chassis.stop;

import org.jspecify.annotations.NullMarked;
