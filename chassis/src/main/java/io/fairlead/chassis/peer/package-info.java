/** How a service asks another one of the suite. */
@NullMarked
package io.fairlead.chassis.peer;

import org.jspecify.annotations.NullMarked;
