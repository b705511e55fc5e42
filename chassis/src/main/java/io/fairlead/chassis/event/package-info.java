@NullMarked
package io.fairlead.chassis.event;

import org.jspecify.annotations.NullMarked;
