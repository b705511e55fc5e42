@NullMarked
package io.fairlead.chassis.log;

import org.jspecify.annotations.NullMarked;
