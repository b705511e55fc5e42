/** Token buckets that all replicas share through Redis, and a share of them while Redis is away. */
@NullMarked
package io.fairlead.chassis.limit;

import org.jspecify.annotations.NullMarked;
