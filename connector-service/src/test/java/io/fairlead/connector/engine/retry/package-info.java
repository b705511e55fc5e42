@NullMarked
package io.fairlead.connector.engine.retry;

import org.jspecify.annotations.NullMarked;
