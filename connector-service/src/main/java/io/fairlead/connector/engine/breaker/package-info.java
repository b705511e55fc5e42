/** Whether a provider that keeps failing is asked at all. */
@NullMarked
package io.fairlead.connector.engine.breaker;

import org.jspecify.annotations.NullMarked;
