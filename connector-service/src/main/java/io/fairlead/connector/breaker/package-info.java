/** One circuit breaker an integration, shared by all replicas through Redis. */
@NullMarked
package io.fairlead.connector.breaker;

import org.jspecify.annotations.NullMarked;
