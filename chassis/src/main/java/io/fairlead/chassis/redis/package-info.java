/** What is shared through Redis, and how to do without when it is away. */
@NullMarked
package io.fairlead.chassis.redis;

import org.jspecify.annotations.NullMarked;
