/** What a client and a tenant may ask in a time. */
@NullMarked
package io.fairlead.gateway.limit;

import org.jspecify.annotations.NullMarked;
