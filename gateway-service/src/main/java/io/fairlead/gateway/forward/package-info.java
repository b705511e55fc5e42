/** Passing a request on to a service and its answer back, both streamed. */
@NullMarked
package io.fairlead.gateway.forward;

import org.jspecify.annotations.NullMarked;
