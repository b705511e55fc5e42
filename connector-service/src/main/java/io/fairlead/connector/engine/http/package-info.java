/** The one port through which the engine reaches a provider, and what goes through it. */
@NullMarked
package io.fairlead.connector.engine.http;

import org.jspecify.annotations.NullMarked;
