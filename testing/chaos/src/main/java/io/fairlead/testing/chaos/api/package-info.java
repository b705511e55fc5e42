/** The suite as its users see it: the API behind the gateway, and topics. */
@NullMarked
package io.fairlead.testing.chaos.api;

import org.jspecify.annotations.NullMarked;
