@NullMarked
package io.fairlead.chassis.lease;

import org.jspecify.annotations.NullMarked;
