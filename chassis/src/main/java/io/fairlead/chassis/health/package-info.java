@NullMarked
package io.fairlead.chassis.health;

import org.jspecify.annotations.NullMarked;
