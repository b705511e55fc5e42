@NullMarked
package io.fairlead.chassis.identity;

import org.jspecify.annotations.NullMarked;
