/** Values nobody may see, in memory and at rest. */
@NullMarked
package io.fairlead.chassis.secret;

import org.jspecify.annotations.NullMarked;
