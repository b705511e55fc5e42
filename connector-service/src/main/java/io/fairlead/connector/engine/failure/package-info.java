/** What can go wrong in a call, in the engine's words. */
@NullMarked
package io.fairlead.connector.engine.failure;

import org.jspecify.annotations.NullMarked;
