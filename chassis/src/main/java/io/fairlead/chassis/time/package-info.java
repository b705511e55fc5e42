@NullMarked
package io.fairlead.chassis.time;

import org.jspecify.annotations.NullMarked;
