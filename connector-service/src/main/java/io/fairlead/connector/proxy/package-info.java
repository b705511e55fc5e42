/**
 * The pass-through: any request to a provider, its credentials added, its answer as it is. What leaves is decided here
 * and in the engine's authentication; where it goes is bounded by the integration's base URL.
 */
@NullMarked
package io.fairlead.connector.proxy;

import org.jspecify.annotations.NullMarked;
