@NullMarked
package io.fairlead.chassis.problem;

import org.jspecify.annotations.NullMarked;
