@NullMarked
package io.fairlead.chassis.sample;

import org.jspecify.annotations.NullMarked;
