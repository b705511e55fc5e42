@NullMarked
package io.fairlead.connector.engine.breaker;

import org.jspecify.annotations.NullMarked;
