/** The way of a request through the gateway. */
@NullMarked
package io.fairlead.gateway.edge;

import org.jspecify.annotations.NullMarked;
