@NullMarked
package io.fairlead.chassis.data;

import org.jspecify.annotations.NullMarked;
