/** One budget of requests an integration, shared by all replicas through Redis. */
@NullMarked
package io.fairlead.connector.budget;

import org.jspecify.annotations.NullMarked;
