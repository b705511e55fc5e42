@NullMarked
package io.fairlead.chassis.violation;

import org.jspecify.annotations.NullMarked;
