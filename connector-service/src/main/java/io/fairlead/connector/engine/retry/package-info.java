/** Whether and when a failed attempt is repeated. */
@NullMarked
package io.fairlead.connector.engine.retry;

import org.jspecify.annotations.NullMarked;
